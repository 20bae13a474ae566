// corpus/pages/register_orders.h: in which order the rows of a register stand. A page shows a hundred of them, and to
// know which, all are read; so the order of what was asked is kept for as long as the graph is the same.
//
//   orders.Of("graph 7", {"motions", "by date"}, [&] { return ids; })     reads once, whoever asks how often
//
// Any number of threads may ask.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace kst {

class RegisterOrders {
 public:
  using Ids = std::vector<std::string>;
  using Question = std::vector<std::string>;
  std::shared_ptr<const Ids> Of(const std::string& graph, const Question& question, const std::function<Ids()>& read);

 private:
  std::mutex mutex_;
  std::string graph_;
  std::map<Question, std::shared_ptr<const Ids>> known_;
  std::size_t kept_ = 0;  // ids
};

}  // namespace kst
