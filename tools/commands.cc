#include "tools/command.h"

namespace kst {

extern const Command kReadCommand;
extern const Command kVersionCommand;

std::span<const Command* const> Commands() {
  static constexpr const Command* kAll[] = {&kReadCommand, &kVersionCommand};
  return kAll;
}

}  // namespace kst
