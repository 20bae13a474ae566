#include "tools/command.h"

namespace kst {

extern const Command kReadCommand, kRunCommand, kExtractCommand, kNormaliseCommand, kParseCommand, kVersionCommand;

std::span<const Command* const> Commands() {
  static constexpr const Command* kAll[] = {&kReadCommand,      &kRunCommand,   &kExtractCommand,
                                            &kNormaliseCommand, &kParseCommand, &kVersionCommand};
  return kAll;
}

}  // namespace kst
