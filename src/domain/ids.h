// The names things go by: random ids for what is recorded, short codes for what a hub's profile
// lists. An id tells nothing about its bearer and a code means only what the profile of its day
// says. No conversion between them. The public reference of a contact is in domain/reference.h.
#pragma once

#include <string>

#include "base/id128.h"
#include "base/strong.h"

namespace openmash {

using ContactId =
    Strong<struct ContactTag, Id128>;  ///< a contact and all that grows from it: one stream
using PersonId = Strong<struct PersonTag, Id128>;  ///< one person as described in one contact
using ConcernId = Strong<struct ConcernTag, Id128>;
using RequestId = Strong<struct RequestTag, Id128>;  ///< one question to one agency
using ReturnId = Strong<struct ReturnTag, Id128>;    ///< one answer to it; several may come
using ItemId = Strong<struct ItemTag, Id128>;        ///< one piece of information inside an answer
using ReleaseId = Strong<struct ReleaseTag, Id128>;  ///< one decision that an item may leave
using LetterId = Strong<struct LetterTag, Id128>;
using AdditionId = Strong<struct AdditionTag, Id128>;
using EnquiryId = Strong<struct EnquiryTag, Id128>;  ///< one person an agency asks for its answer
using LinkId = Strong<struct LinkTag, Id128>;  ///< one guest link; not the secret in its address
using AgreementId =
    Strong<struct AgreementTag, Id128>;  ///< one agreement between bodies to share information
using EntryId = Strong<struct EntryTag, Id128>;  ///< one setting in the directory
using DestructionId =
    Strong<struct DestructionTag, Id128>;  ///< what two people decided is destroyed, as one
using DiscussionId = Strong<struct DiscussionTag, Id128>;      ///< one strategy discussion
using DisagreementId = Strong<struct DisagreementTag, Id128>;  ///< between professionals
using StaffId = Strong<struct StaffTag, Id128>;                ///< a person with an account
using SubmissionId =
    Strong<struct SubmissionTag, Id128>;  ///< one press of a button, however often it arrives

using AgencyCode = Strong<struct AgencyCodeTag, std::string>;
using RoleCode = Strong<struct RoleCodeTag, std::string>;
using LevelCode = Strong<struct LevelCodeTag, std::string>;
using OutcomeCode = Strong<struct OutcomeCodeTag, std::string>;
using IssueCode = Strong<struct IssueCodeTag, std::string>;
using CriterionCode = Strong<struct CriterionCodeTag, std::string>;
using BasisCode = Strong<struct BasisCodeTag, std::string>;
using PathwayCode = Strong<struct PathwayCodeTag, std::string>;
using PathwayStepCode = Strong<struct PathwayStepCodeTag, std::string>;
using ParticularCode = Strong<struct ParticularCodeTag, std::string>;
using PurposeCode = Strong<struct PurposeCodeTag, std::string>;  ///< why somebody looks at a case

}  // namespace openmash
