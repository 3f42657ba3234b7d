// Every component, for authors of pages.
// Nothing is declared here. Each component has a header of its own with its options, which are
// named in the order they stand there. page.h is the shell round them; assets.h the files they
// need.
#pragma once

#include "govuk/button.h"
#include "govuk/checkboxes.h"
#include "govuk/date_input.h"
#include "govuk/details.h"
#include "govuk/error_message.h"
#include "govuk/error_summary.h"
#include "govuk/fieldset.h"
#include "govuk/generic_header.h"
#include "govuk/hint.h"
#include "govuk/input.h"
#include "govuk/inset_text.h"
#include "govuk/label.h"
#include "govuk/panel.h"
#include "govuk/radios.h"
#include "govuk/select.h"
#include "govuk/service_navigation.h"
#include "govuk/skip_link.h"
#include "govuk/summary_list.h"
#include "govuk/table.h"
#include "govuk/tag.h"
#include "govuk/task_list.h"
#include "govuk/textarea.h"
#include "govuk/warning_text.h"
