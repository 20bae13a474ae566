#include "tools/input/beside.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "corpus/store/stored_values.h"
#include "extract/xml/read_metadata.h"
#include "schema/id.h"
#include "schema/record/packed.h"
#include "schema/text.h"
#include "tools/input/source.h"

namespace kst {
namespace {

using nlohmann::json;

constexpr std::size_t kLargest = 1 << 20;
constexpr std::size_t kLongest = 500;  // bytes of a value
constexpr std::size_t kMostNames = 100;
constexpr std::string_view kFolderMetadata = "metadata.xml";

bool IsPdf(const std::string& path) { return path.ends_with(".pdf") || path.ends_with(".PDF"); }

std::string Beginning(const std::string& path) {
  std::array<char, 4096> bytes{};
  const Result<int> fd = OpenSource(path);
  if (!fd) return {};
  const ssize_t n = read(*fd, bytes.data(), bytes.size());
  close(*fd);
  return {bytes.data(), n > 0 ? static_cast<std::size_t>(n) : 0};
}

bool IsThere(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

bool IsAlone(const std::filesystem::path& pdf) {
  std::error_code error;
  std::filesystem::directory_iterator entry(pdf.has_parent_path() ? pdf.parent_path() : ".", error);
  int papers = 0;
  for (const std::filesystem::directory_iterator end; !error && entry != end && papers < 2; entry.increment(error))
    papers += IsPdf(entry->path().filename().string()) ? 1 : 0;
  return papers == 1;
}

// --- what they say

std::optional<std::string> Value(std::string_view text) {
  const std::string_view value = Trim(text);
  if (value.empty() || !IsUtf8(value)) return std::nullopt;
  std::string line(Cut(value, kLongest));
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return line;
}

bool IsId(std::string_view id) {
  return !id.empty() && id.size() < 100 && id.find('-') != id.npos && std::ranges::all_of(id, [](char c) {
    return IsAsciiLetter(c) || IsDigit(c) || c == '-' || c == '.';  // with a colon it is a person's or an office's
  });
}

std::optional<std::string> DayIn(std::string_view text) {
  const std::string_view day = Trim(text).substr(0, 10);
  return IsDate(day) ? std::optional(std::string(day)) : std::nullopt;
}

std::optional<Dossier> DossierOfParts(std::string_view number, std::string_view suffix) {
  const std::string id = DossierNumber(Trim(number));
  if (!DossierFrom(id)) return std::nullopt;
  const auto dash = id.find('-');
  Dossier dossier{id.substr(0, dash), {}, {}};
  if (dash != id.npos) dossier.suffix = id.substr(dash + 1);
  if (const std::string_view bare = Trim(suffix, " ()"); !bare.empty()) dossier.suffix = bare;
  return dossier;
}

// Named as people say it; a name of ours, or the Chamber's word for it.
std::optional<std::string> KindFrom(std::string_view word) {
  return IsWordOf("paper.kind", word) ? std::optional(std::string(word)) : KindNamed(word);
}

void AddName(Sidecar& sidecar, std::string_view name) {
  const std::optional<std::string> value = Value(name);
  if (!value || sidecar.aliases.size() >= kMostNames) return;
  if (IsDocumentNumber(*value) || IsId(*value)) sidecar.aliases.push_back(*value);
}

void SetNumber(Sidecar& sidecar, std::string_view number) {  // of a paper in its first dossier
  if (sidecar.id || sidecar.dossiers.empty() || number.empty() || number == "-1") return;
  const Dossier& first = sidecar.dossiers.front();
  const std::string id = Concat({"kst-", JoinDossier(first.number, first.suffix), "-", number});
  if (IsId(id)) sidecar.id = id;
}

void Read(const Metadata& metadata, Sidecar& sidecar) {
  const auto find = [&](std::string_view name) -> std::string_view {
    const auto found = std::ranges::find(metadata, name, &Metadata::value_type::first);
    return found == metadata.end() ? std::string_view() : found->second;
  };
  if (IsDocumentNumber(find("identifier")))
    AddName(sidecar, find("identifier"));
  else if (IsId(find("identifier")))
    sidecar.id = find("identifier");
  // When it was published says nothing of when it was written.
  for (const char* name : {"datumbrief", "datumindiening", "datumontvangst", "datumvergadering"})
    if (!sidecar.date) sidecar.date = DayIn(find(name));
  for (const char* name : {"subrubriek", "documenttype", "type"})
    if (!sidecar.kind) sidecar.kind = KindNamed(find(name));
  for (const char* name : {"documenttitel", "title"})
    if (!sidecar.title) sidecar.title = Value(find(name));
  for (const auto& [name, value] : metadata) {
    if (name == "indiener" && sidecar.people.size() < kMostNames)
      if (const auto person = Value(value)) sidecar.people.push_back(*person);
    if (name == "dossiernummer")
      for (const std::string_view number : Split(value, ';'))
        if (const auto dossier = DossierOfParts(number, "")) sidecar.dossiers.push_back(*dossier);
  }
  SetNumber(sidecar, find("ondernummer"));
}

std::string Words(const json& object, const char* key) {
  const auto value = object.find(key);
  if (value == object.end()) return {};
  if (value->is_string()) return value->get<std::string>();
  return value->is_number_integer() ? value->dump() : std::string();
}

// A list, or one alone.
template <class F>
void Each(const json& object, const char* key, F&& see) {
  const auto value = object.find(key);
  if (value == object.end()) return;
  if (!value->is_array()) return see(*value);
  for (std::size_t i = 0; i < std::min(value->size(), kMostNames); ++i) see((*value)[i]);
}

std::string AnswersId(const std::string& number) {  // "242501244": the session 2024-2025, number 1244
  constexpr std::size_t kDigits = 9;
  if (number.size() != kDigits || !std::ranges::all_of(number, [](char c) { return IsDigit(c); })) return {};
  const std::string last = number.substr(number.find_first_not_of('0', 4));
  return Concat({"ah-tk-20", number.substr(0, 2), "20", number.substr(2, 2), "-", last});
}

// OData of the Tweede Kamer.
void ReadOData(const json& paper, Sidecar& sidecar) {
  AddName(sidecar, Words(paper, "DocumentNummer"));
  sidecar.date = DayIn(Words(paper, "Datum"));
  sidecar.kind = KindNamed(Words(paper, "Soort"));
  for (const char* key : {"Titel", "Onderwerp"})
    if (!sidecar.title) sidecar.title = Value(Words(paper, key));
  if (const std::string answers = AnswersId(Words(paper, "Aanhangselnummer")); !answers.empty()) sidecar.id = answers;
  Each(paper, "Kamerstukdossier", [&](const json& dossier) {
    if (const auto one = DossierOfParts(Words(dossier, "Nummer"), Words(dossier, "Toevoeging")))
      sidecar.dossiers.push_back(*one);
  });
  SetNumber(sidecar, Words(paper, "Volgnummer"));
  Each(paper, "Zaak", [&](const json& matter) { AddName(sidecar, Words(matter, "Nummer")); });
  Each(paper, "DocumentActor", [&](const json& actor) {
    const std::string part = Words(actor, "Relatie");
    if (part.find("ndertekenaar") == part.npos && part.find("ndiener") == part.npos) return;
    if (const auto name = Value(Words(actor, "ActorNaam"))) sidecar.people.push_back(*name);
  });
}

// Our own; `false` names the key whose value cannot be one.
const char* ReadOwn(const json& paper, Sidecar& sidecar) {
  const auto has = [&](const char* key) { return !Words(paper, key).empty(); };
  if (has("id")) sidecar.id = Words(paper, "id");
  if (sidecar.id && !IsId(*sidecar.id)) return "id";
  if (has("date") && !(sidecar.date = DayIn(Words(paper, "date")))) return "date";
  if (has("kind") && !(sidecar.kind = KindFrom(Words(paper, "kind")))) return "kind";
  sidecar.title = Value(Words(paper, "title"));
  const char* wrong = nullptr;
  const auto each = [&](const char* key, auto&& add) {
    Each(paper, key, [&](const json& item) {
      const auto value = item.is_string() ? Value(item.get<std::string>()) : std::nullopt;
      if (!value || !add(*value)) wrong = key;
    });
  };
  each("people", [&](const std::string& name) { return sidecar.people.push_back(name), true; });
  each("aliases", [&](const std::string& name) {
    const std::size_t before = sidecar.aliases.size();
    AddName(sidecar, name);
    return sidecar.aliases.size() > before;
  });
  each("dossiers", [&](const std::string& name) {
    const auto dossier = DossierOfParts(name, "");
    if (dossier) sidecar.dossiers.push_back(*dossier);
    return dossier.has_value();
  });
  return wrong;
}

void ReadJson(std::string_view bytes, Sidecar& sidecar) {
  json paper = json::parse(bytes, nullptr, false);
  if (paper.is_object() && paper.contains("value") && paper["value"].is_array() && paper["value"].size() == 1)
    paper = json(paper["value"][0]);
  if (!paper.is_object()) {
    sidecar.fault = paper.is_discarded() ? "is no JSON" : "is JSON that describes no paper";
    return;
  }
  if (paper.contains("DocumentNummer") || paper.contains("Soort")) return ReadOData(paper, sidecar);
  if (const char* wrong = ReadOwn(paper, sidecar)) {
    sidecar = Sidecar{sidecar.name, Concat({"\"", wrong, "\" cannot be what it says"}), {}, {}, {}, {}, {}, {}, {}};
    return;
  }
  if (!sidecar.id && !sidecar.date && !sidecar.kind && !sidecar.title && sidecar.people.empty() &&
      sidecar.aliases.empty() && sidecar.dossiers.empty())
    sidecar.fault = "has none of the keys id, date, kind, title, people, aliases, dossiers";
}

Sidecar ReadSidecar(std::string_view name, std::string_view bytes) {
  Sidecar sidecar;
  sidecar.name = SourceName(name);
  if (bytes.empty()) {
    sidecar.fault = "is empty, cannot be read or is larger than 1 MB";
  } else if (!name.ends_with(".xml")) {
    ReadJson(bytes, sidecar);
  } else {
    const Result<Metadata> metadata = ReadMetadata(bytes);
    if (metadata) Read(*metadata, sidecar);
    if (!metadata) sidecar.fault = metadata.error().message;
  }
  if (!sidecar.fault.empty()) sidecar.fault += "; the paper was read without it";
  return sidecar;
}

}  // namespace

template <class V>
void Fields(V& v, BesideFile& file) {
  v("bytes", file.bytes), v("name", file.name);
}

bool IsBeside(const std::string& path) {
  const std::filesystem::path file(path);
  std::string pdf = path.substr(0, path.size() - std::min<std::size_t>(path.size(), 4)) + ".pdf";
  const bool named = file.filename() == kFolderMetadata || path.ends_with(".metadata.xml");
  return path.ends_with(".xml") && (named || IsThere(pdf)) && LooksLikeMetadata(Beginning(path));
}

std::vector<BesideFile> FilesBeside(const std::string& path) {
  if (!IsPdf(path)) return {};
  const std::filesystem::path pdf(path);
  const std::string stem = path.substr(0, path.size() - 4);
  std::vector<BesideFile> files;
  const auto take = [&](const std::string& file) {
    const Result<std::string> bytes = OpenSource(file).and_then([](int fd) { return ReadAll(fd, kLargest); });
    files.push_back({std::filesystem::path(file).filename().string(), bytes.value_or("")});
  };
  if (IsThere(stem + ".json")) take(stem + ".json");
  if (IsThere(stem + ".metadata.xml")) take(stem + ".metadata.xml");
  if (IsThere(stem + ".xml") && LooksLikeMetadata(Beginning(stem + ".xml"))) take(stem + ".xml");
  const std::string shared = (pdf.parent_path() / kFolderMetadata).string();
  if (files.empty() && IsThere(shared)) {
    take(shared);
    if (files.back().bytes.find(pdf.stem().string()) == std::string::npos && !IsAlone(pdf)) files.pop_back();
  }
  return files;
}

std::string Pack(std::vector<BesideFile> files) {
  if (files.empty()) return {};
  Packer packer;
  packer.Write(files);
  return packer.bytes;
}

std::vector<Sidecar> ReadBeside(std::string_view packed) {
  std::vector<Sidecar> sidecars;
  std::vector<BesideFile> files;
  Unpacker unpacker(packed);
  if (!packed.empty()) unpacker.Read(files);
  for (const BesideFile& file : files) sidecars.push_back(ReadSidecar(file.name, file.bytes));
  return sidecars;
}

}  // namespace kst
