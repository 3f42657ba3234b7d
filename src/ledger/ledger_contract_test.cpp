#include "ledger/ledger_contract.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <thread>

#include "base/faults.h"
#include "ledger/contract_events.h"

namespace openmash::ledger {

namespace {

template <class Outcome>
bool is(const AppendOutcome& outcome) {
  return std::holds_alternative<Outcome>(outcome);
}

void check_chain(const StreamSlice& slice) {
  seal::Hash previous{};
  std::uint64_t sequence = 0;
  Instant last = Instant::min();
  for (const StoredEvent& event : slice.events) {
    REQUIRE(event.sequence == ++sequence);
    REQUIRE(event.previous == previous);
    REQUIRE(event.hash == event_hash(header_bytes(event)));
    REQUIRE(event.recorded_at > last);
    previous = event.hash;
    last = event.recorded_at;
  }
}

void read_back(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId stream = seal::fresh_id();
  const Id128 key = seal::fresh_id();
  Batch batch = batch_for(ledger, stream, 0, 3);
  batch.keys.push_back(key_for(stream, key));
  const Batch given = batch;
  const AppendOutcome outcome = ledger.append(std::move(batch));
  REQUIRE(is<Appended>(outcome));
  CHECK(std::get<Appended>(outcome).versions == std::vector<std::uint64_t>{3});
  CHECK(std::get<Appended>(outcome).recorded_at == from_micros(1'000'002));

  const StreamSlice slice = ledger.read(stream);
  REQUIRE(slice.events.size() == 3);
  check_chain(slice);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(slice.events[i].ledger == ledger.id());
    CHECK(slice.events[i].stream == stream);
    CHECK(slice.events[i].submission == given.submission);
    CHECK(slice.events[i].parts == given.appends[0].events[i].parts);
    CHECK(words_of(slice.events[i]) == "words");
  }
  CHECK(slice.keys == given.keys);
  CHECK(ledger.key(stream, key) == given.keys[0]);
  CHECK_FALSE(ledger.key(stream, seal::fresh_id()));
  CHECK_FALSE(ledger.key(seal::fresh_id(), key));
}

void read_after(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId stream = seal::fresh_id();
  CHECK(ledger.version(stream) == 0);
  CHECK(ledger.read(stream).events.empty());
  REQUIRE(is<Appended>(ledger.append(batch_for(ledger, stream, 0, 2))));
  REQUIRE(is<Appended>(ledger.append(batch_for(ledger, stream, 2, 1))));
  CHECK(ledger.version(stream) == 3);
  const StreamSlice rest = ledger.read(stream, 1);
  REQUIRE(rest.events.size() == 2);
  CHECK(rest.events.front().sequence == 2);
  CHECK(words_of(rest.events.front()) == "words");
  CHECK(ledger.read(stream, 3).events.empty());
  check_chain(ledger.read(stream));
}

void conflict(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId stream = seal::fresh_id();
  REQUIRE(is<Appended>(ledger.append(batch_for(ledger, stream, 0))));
  for (const std::uint64_t wrong : {0U, 2U}) {
    const AppendOutcome outcome = ledger.append(batch_for(ledger, stream, wrong));
    REQUIRE(is<Conflict>(outcome));
    CHECK(std::get<Conflict>(outcome).stream == stream);
    CHECK(std::get<Conflict>(outcome).actual == 1);
  }
  CHECK(ledger.version(stream) == 1);
}

void conflict_is_not_remembered(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId stream = seal::fresh_id();
  REQUIRE(is<Appended>(ledger.append(batch_for(ledger, stream, 0))));
  Batch late = batch_for(ledger, stream, 0);
  const Id128 submission = late.submission;
  REQUIRE(is<Conflict>(ledger.append(std::move(late))));
  CHECK_FALSE(ledger.answer_to(submission));
  Batch again = batch_for(ledger, stream, 1);
  again.submission = submission;
  CHECK(is<Appended>(ledger.append(std::move(again))));
}

void repeated(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId stream = seal::fresh_id();
  Batch first = batch_for(ledger, stream, 0);
  first.digest = {1};
  first.answer = {9, 8, 7};
  CHECK_FALSE(ledger.answer_to(first.submission));
  REQUIRE(is<Appended>(ledger.append(first)));
  CHECK(ledger.answer_to(first.submission) == first.answer);

  // Sealed again and with another answer prepared, as it would be after a crash: what counts is the
  // digest.
  Batch again = batch_for(ledger, stream, 0);
  again.submission = first.submission;
  again.digest = first.digest;
  again.answer = {1, 1, 1};
  const AppendOutcome same = ledger.append(again);
  REQUIRE(is<Repeated>(same));
  CHECK(std::get<Repeated>(same).answer == first.answer);

  again.digest = {2};
  const AppendOutcome other = ledger.append(again);
  REQUIRE(is<Differs>(other));
  CHECK(std::get<Differs>(other).answer == first.answer);
  CHECK(ledger.version(stream) == 1);
}

void without_submission(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId stream = seal::fresh_id();
  for (const std::uint64_t version : {0U, 1U}) {
    Batch batch = batch_for(ledger, stream, version);
    batch.submission = Id128{};
    CHECK(is<Appended>(ledger.append(std::move(batch))));
  }
  CHECK_FALSE(ledger.answer_to(Id128{}));
}

void several_streams(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId one = seal::fresh_id();
  const StreamId two = seal::fresh_id();
  const StreamId three = seal::fresh_id();
  REQUIRE(is<Appended>(ledger.append(batch_for(ledger, two, 0, 2))));

  Batch bad = batch_for(ledger, one, 0);
  bad.appends.push_back(batch_for(ledger, two, 1).appends[0]);
  bad.appends.push_back(batch_for(ledger, three, 0).appends[0]);
  const AppendOutcome outcome = ledger.append(std::move(bad));
  REQUIRE(is<Conflict>(outcome));
  CHECK(std::get<Conflict>(outcome).stream == two);
  CHECK(ledger.version(one) == 0);
  CHECK(ledger.version(three) == 0);

  Batch good = batch_for(ledger, one, 0);
  good.appends.push_back(batch_for(ledger, two, 2, 3).appends[0]);
  good.appends.push_back(batch_for(ledger, three, 0).appends[0]);
  const AppendOutcome appended = ledger.append(std::move(good));
  REQUIRE(is<Appended>(appended));
  CHECK(std::get<Appended>(appended).versions == std::vector<std::uint64_t>{1, 5, 1});
  check_chain(ledger.read(two));
}

void only_asking(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId asked = seal::fresh_id();
  const StreamId written = seal::fresh_id();
  REQUIRE(is<Appended>(ledger.append(batch_for(ledger, asked, 0))));
  Batch batch = batch_for(ledger, written, 0);
  batch.appends.push_back({asked, 0, {}});
  REQUIRE(is<Conflict>(ledger.append(batch)));
  CHECK(ledger.version(written) == 0);
  batch.appends[1].expected_version = 1;
  REQUIRE(is<Appended>(ledger.append(batch)));
  CHECK(ledger.version(asked) == 1);
  CHECK(ledger.version(written) == 1);
}

void clock_goes_back(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId stream = seal::fresh_id();
  world.set_clock(5'000'000);
  REQUIRE(is<Appended>(ledger.append(batch_for(ledger, stream, 0, 2))));
  world.set_clock(1'000);
  REQUIRE(is<Appended>(ledger.append(batch_for(ledger, stream, 2, 1))));
  world.set_clock(9'000'000);
  REQUIRE(is<Appended>(ledger.append(batch_for(ledger, stream, 3, 1))));
  std::vector<std::int64_t> times;
  for (const StoredEvent& event : ledger.read(stream).events) {
    times.push_back(to_micros(event.recorded_at));
  }
  CHECK(times == std::vector<std::int64_t>{5'000'000, 5'000'001, 5'000'002, 9'000'000});
}

void streams_in_order(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  std::vector<std::pair<StreamId, std::uint64_t>> expected;
  for (std::uint64_t i = 1; i <= 5; ++i) {
    expected.emplace_back(seal::fresh_id(), i);
    REQUIRE(is<Appended>(ledger.append(batch_for(ledger, expected.back().first, 0, i))));
  }
  std::vector<std::pair<StreamId, std::uint64_t>> found;
  ledger.for_each_stream([&](StreamId stream, std::uint64_t version) {
    CHECK(ledger.version(stream) == version);  // the visitor may use the ledger
    found.emplace_back(stream, version);
  });
  CHECK(found == expected);
}

void parts_open_in_their_place_only(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId stream = seal::fresh_id();
  REQUIRE(is<Appended>(ledger.append(batch_for(ledger, stream, 0, 2))));
  const StoredEvent event = ledger.read(stream).events[0];
  const SealedPart& part = event.parts[1];
  const Place right{event.ledger, stream, 1, contract_type, 1, 1};
  CHECK(as_text(open_part(contract_key(), right, part)) == "words");
  std::array<Place, 6> wrong{right, right, right, right, right, right};
  wrong[0].hub = seal::fresh_id();
  wrong[1].stream = seal::fresh_id();
  wrong[2].sequence = 2;
  wrong[3].type += 1;
  wrong[4].schema += 1;
  wrong[5].part += 1;
  for (const Place& place : wrong) {
    CHECK_THROWS_AS(static_cast<void>(open_part(contract_key(), place, part)), CorruptRecord);
  }
  SealedPart other = part;
  other.commitment = event.parts[0].commitment;
  CHECK_THROWS_AS(static_cast<void>(open_part(contract_key(), right, other)), CorruptRecord);
  other = part;
  other.key = seal::fresh_id();
  CHECK_THROWS_AS(static_cast<void>(open_part(contract_key(), right, other)), CorruptRecord);
}

void destruction(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId stream = seal::fresh_id();
  const Id128 shared = seal::fresh_id();
  const Id128 alone = seal::fresh_id();
  Batch batch;
  batch.appends.push_back(
      {stream,
       0,
       {event_at(ledger, stream, 1, "stays", shared), event_at(ledger, stream, 2, "goes", alone)}});
  batch.appends[0].events[1].parts[0].key = shared;
  batch.keys = {key_for(stream, shared), key_for(stream, alone)};
  REQUIRE(is<Appended>(ledger.append(std::move(batch))));

  Batch destroy = batch_for(ledger, stream, 2);
  destroy.appends[0].events[0].event_class = EventClass::destruction;
  destroy.appends[0].events[0].targets = {{stream, 2, 1}};
  REQUIRE(is<Appended>(ledger.append(std::move(destroy))));

  const StreamSlice slice = ledger.read(stream);
  REQUIRE(slice.events.size() == 3);
  check_chain(slice);
  CHECK_FALSE(slice.events[1].parts[0].is_destroyed());
  CHECK(slice.events[1].parts[1].is_destroyed());
  CHECK_THROWS_AS(static_cast<void>(words_of(slice.events[1])), CorruptRecord);
  CHECK(words_of(slice.events[0]) == "stays");
  CHECK(slice.events[2].targets == std::vector<Target>{{stream, 2, 1}});
  CHECK(ledger.key(stream, shared));
  CHECK_FALSE(ledger.key(stream, alone));
}

void two_at_one_version(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  for (int round = 0; round < 50; ++round) {
    const StreamId stream = seal::fresh_id();
    std::array<AppendOutcome, 2> outcomes{Unknown{}, Unknown{}};
    {
      std::array<std::jthread, 2> threads;
      for (std::size_t i = 0; i < 2; ++i) {
        threads[i] =
            std::jthread{[&, i] { outcomes[i] = ledger.append(batch_for(ledger, stream, 0, 2)); }};
      }
    }
    REQUIRE(std::ranges::count_if(outcomes, is<Appended>) == 1);
    REQUIRE(std::ranges::count_if(outcomes, is<Conflict>) == 1);
    REQUIRE(ledger.read(stream).events.size() == 2);
  }
}

constexpr std::size_t threads_at_once = 16;
constexpr std::uint64_t appends_each = 25;

void many_streams_at_once(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  std::vector<StreamId> streams(threads_at_once);
  std::ranges::generate(streams, seal::fresh_id);
  std::atomic<std::uint64_t> appended = 0;
  {
    std::vector<std::jthread> threads;
    for (const StreamId stream : streams) {
      threads.emplace_back([&ledger, &appended, stream] {
        for (std::uint64_t version = 0; version < appends_each; ++version) {
          appended += is<Appended>(ledger.append(batch_for(ledger, stream, version))) ? 1 : 0;
        }
      });
    }
  }
  CHECK(appended == threads_at_once * appends_each);
  for (const StreamId stream : streams) {
    const StreamSlice slice = ledger.read(stream);
    CHECK(slice.events.size() == appends_each);
    check_chain(slice);
  }
}

void one_stream_by_many(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const StreamId stream = seal::fresh_id();
  std::atomic<bool> unexpected = false;
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < threads_at_once; ++t) {
      threads.emplace_back([&ledger, &unexpected, stream, t] {
        std::uint64_t version = 0;
        for (std::uint64_t done = 0; done < appends_each;) {
          const std::string words = std::to_string(t) + "/" + std::to_string(done);
          const AppendOutcome outcome = ledger.append(batch_for(ledger, stream, version, 1, words));
          if (const auto* lost = std::get_if<Conflict>(&outcome)) {
            version = lost->actual;
          } else if (const auto* won = std::get_if<Appended>(&outcome)) {
            version = won->versions[0];
            ++done;
          } else {
            unexpected = true;
            return;
          }
        }
      });
    }
  }
  CHECK_FALSE(unexpected);
  const StreamSlice slice = ledger.read(stream);
  check_chain(slice);
  std::map<std::string, int> seen;
  for (const StoredEvent& event : slice.events) {
    ++seen[words_of(event)];
  }
  CHECK(slice.events.size() == threads_at_once * appends_each);
  CHECK(seen.size() == threads_at_once * appends_each);
}

void one_submission_by_many(ContractWorld& world) {
  Ledger& ledger = world.ledger();
  const Id128 submission = seal::fresh_id();
  std::array<AppendOutcome, threads_at_once> outcomes;
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < threads_at_once; ++t) {
      threads.emplace_back([&, t] {
        Batch batch = batch_for(ledger, seal::fresh_id(), 0);
        batch.submission = submission;
        batch.answer = Bytes{static_cast<Byte>(t)};
        outcomes[t] = ledger.append(std::move(batch));
      });
    }
  }
  CHECK(std::ranges::count_if(outcomes, is<Appended>) == 1);
  CHECK(std::ranges::count_if(outcomes, is<Repeated>) == threads_at_once - 1);
  const auto winner = std::ranges::find_if(outcomes, is<Appended>) - outcomes.begin();
  for (const AppendOutcome& outcome : outcomes) {
    if (const auto* repeated = std::get_if<Repeated>(&outcome)) {
      CHECK(repeated->answer == Bytes{static_cast<Byte>(winner)});
    }
  }
  int streams = 0;
  ledger.for_each_stream([&](StreamId, std::uint64_t) { ++streams; });
  CHECK(streams == 1);
}

constexpr std::array promises{
    Promise{"what was appended is read back, chained, dated and with its keys", read_back},
    Promise{"a stream can be read from where one left off", read_after},
    Promise{"an append at another version than the stream's is a conflict", conflict},
    Promise{"a conflict leaves nothing behind, not even its submission",
            conflict_is_not_remembered},
    Promise{"a submission that comes again gets its first answer and stores nothing", repeated},
    Promise{"without a submission nothing is taken for a repeat", without_submission},
    Promise{"several streams are appended to together or not at all", several_streams},
    Promise{"a stream named without events is only asked for its version", only_asking},
    Promise{"time in a stream goes forward when the clock goes back", clock_goes_back},
    Promise{"streams are visited in the order they began", streams_in_order},
    Promise{"a part opens in its own place and nowhere else", parts_open_in_their_place_only},
    Promise{"a destruction takes the words and their key, and leaves the chain", destruction},
    Promise{"of two writers at one version exactly one wins", two_at_one_version},
    Promise{"sixteen writers on streams of their own lose nothing", many_streams_at_once},
    Promise{"sixteen writers on one stream leave no gap and lose nothing", one_stream_by_many},
    Promise{"one submission sent sixteen times at once is stored once", one_submission_by_many},
};

}  // namespace

std::span<const Promise> ledger_contract() {
  return promises;
}

}  // namespace openmash::ledger
