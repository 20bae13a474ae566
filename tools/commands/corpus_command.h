// tools/commands/corpus_command.h: what the commands that read a corpus share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/store.h"
#include "schema/values/graph.h"
#include "tools/cli/command.h"
#include "tools/cli/output.h"

namespace kst {

constexpr Option kCorpusWord{"CORPUS", "", "the folder that kst run --into made", true};
constexpr Option kIdWord{"ID", "",
                         "an id (kst-29911-329), another name of it (2021D36593, \"29 911, nr. 329\", an address, "
                         "motie-Hermans), or a file of the corpus",
                         true};
constexpr Option kOutputOption{"-o,--output", "FILE", "write to this file; it appears when it is complete"};

// Says what is wrong, and gives nothing; the command then ends with kUsage.
std::optional<Store> OpenCorpus(std::string_view command, const Arguments& arguments);

// Or says which works it may be, where it is not known which one is meant.
ExitStatus SayUnknownId(std::string_view command, const Arguments& arguments, std::string_view id,
                        const std::vector<Node>& perhaps = {});

// "29 911" as the store writes it; what is no dossier stays as it is.
std::string DossierOption(const Arguments& arguments);

// A corpus that cannot be read: the message is the store's.
ExitStatus SayCorpusError(std::string_view command, const Arguments& arguments, const Error& error);

// Opens --output when it is given. False: Finish() says why.
bool OpenOutput(Output& out, const Arguments& arguments);

}  // namespace kst
