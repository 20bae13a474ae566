#include "corpus/pages/register_orders.h"

#include <utility>

namespace kst {

std::shared_ptr<const RegisterOrders::Ids> RegisterOrders::Of(const std::string& graph, const Question& question,
                                                              const std::function<Ids()>& read) {
  constexpr std::size_t kMostIds = 2'000'000, kMostQuestions = 1000;  // a hundred megabytes
  const std::lock_guard lock(mutex_);  // also while it is read: who asks meanwhile would read it too
  if (graph != graph_ || kept_ > kMostIds || known_.size() > kMostQuestions) {
    known_.clear();
    kept_ = 0;
    graph_ = graph;
  }
  if (const auto known = known_.find(question); known != known_.end()) return known->second;
  auto ids = std::make_shared<const Ids>(read());
  kept_ += ids->size();
  return known_[question] = std::move(ids);
}

}  // namespace kst
