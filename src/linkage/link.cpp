#include "linkage/link.h"

#include <mutex>

#include "linkage/compare.h"
#include "linkage/threads.h"
#include "linkage/weigh.h"

namespace openmash::linkage {

namespace {

void weigh_all(Linked& linked, const People& people, const Blocks& blocks,
               const LinkOptions& options) {
  const Weigh weigh{linked.model, people};
  const auto least = static_cast<float>(options.keep_from);
  struct Piece {
    std::vector<Link> links;
    double pairs = 0;
  };
  std::vector<Piece> done(blocks.pieces());
  std::vector<Compare> compares(options.threads, Compare{people});
  std::mutex telling;
  std::size_t finished = 0;
  in_pieces(blocks.pieces(), options.threads, [&](std::size_t piece, std::size_t thread) {
    Compare& compare = compares[thread];
    Piece& here = done[piece];
    blocks.for_each_pair(piece, [&](Pair pair) {
      const Person& one = people[pair.one];
      const Person& other = people[pair.other];
      ++here.pairs;
      const auto weighed = weigh.at_least(least, compare(one, other), one, other);
      if (weighed) {
        here.links.push_back({.one = pair.one,
                              .other = pair.other,
                              .weight = weighed->weight,
                              .twins = weighed->twins});
      }
    });
    if (options.progress) {
      const std::lock_guard lock{telling};
      ++finished;
      options.progress("scoring",
                       static_cast<double>(finished) / static_cast<double>(blocks.pieces()));
    }
  });
  linked.rule_pairs.assign(blocks.rules().size(), 0);
  for (std::size_t piece = 0; piece < done.size(); ++piece) {
    linked.pairs += done[piece].pairs;
    linked.rule_pairs[blocks.rule_of_piece(piece)] += done[piece].pairs;
    linked.links.insert(linked.links.end(), done[piece].links.begin(), done[piece].links.end());
    done[piece].links = {};
  }
}

}  // namespace

Linked link(const People& people, const std::optional<Model>& model, const LinkOptions& options,
            const std::function<double()>& clock) {
  const auto tell = [&options](std::string_view step, double share) {
    if (options.progress) {
      options.progress(step, share);
    }
  };
  Linked linked;
  double before = clock();
  const auto lap = [&] {
    const double now = clock();
    const double seconds = now - before;
    before = now;
    return seconds;
  };
  tell("blocking", 0);
  const Blocks blocks{people, model ? model->rules : usual_rules(people), options.threads};
  linked.rule_counts = blocks.counts();
  tell("blocking", 1);
  linked.seconds.block = lap();
  if (model) {
    linked.model = *model;
  } else {
    linked.estimate =
        estimate(people, blocks,
                 {.threads = options.threads, .seed = options.seed, .progress = [&](double share) {
                    tell("training", share);
                  }});
    linked.model = linked.estimate->model;
  }
  linked.model.vetoes.insert(linked.model.vetoes.end(), options.vetoes.begin(),
                             options.vetoes.end());
  linked.seconds.train = lap();
  weigh_all(linked, people, blocks, options);
  linked.seconds.score = lap();
  tell("clustering", 0);
  sort_links(linked.links);
  if (options.one_to_one) {
    linked.links = one_to_one(linked.links, people.size());
  }
  linked.joins = joins(linked.links, people.size());
  linked.seconds.cluster = lap();
  tell("clustering", 1);
  return linked;
}

}  // namespace openmash::linkage
