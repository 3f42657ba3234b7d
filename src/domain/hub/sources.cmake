# What domain/hub and domain/question bring to the room, for src/domain/CMakeLists.txt.
set(HUB_SOURCES hub/calendar.cpp hub/clocks.cpp hub/profile.cpp question/question_set.cpp)
set(HUB_TESTS hub/clocks_test.cpp question/question_set_test.cpp)
