#include "tools/cli/progress.h"

#include <unistd.h>

#include <cstdio>

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::chrono::milliseconds kBetween{200};
constexpr std::int64_t kMinute = 60, kHour = 3600;
constexpr const char* kWipe = "\r\x1b[K";

void Draw(const std::string& line) {
  [[maybe_unused]] const auto written = write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace

Progress::Progress() : terminal_(isatty(STDERR_FILENO) == 1), start_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (terminal_ && last_ != std::chrono::steady_clock::time_point{}) Draw(kWipe);
}

void Progress::Show() {
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || now - last_ < kBetween) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = kWipe + Thousands(seen);
  if (total > 0) line += " of " + Thousands(total);
  line += " papers";
  if (total > 0) line += "   " + std::to_string(seen * 100 / total) + " %";
  if (seconds > 1)
    line += "   " + Thousands(static_cast<std::int64_t>(static_cast<double>(pages) / seconds)) + " pages/s";
  if (failed > 0) line += "   " + Thousands(failed) + " failed";
  if (total > seen && read > 0 && seconds > 2)
    line += "   about " + Duration(seconds / static_cast<double>(seen) * static_cast<double>(total - seen)) + " left";
  Draw(line);
}

std::string Duration(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds);
  if (whole >= kHour) return std::to_string(whole / kHour) + " h " + std::to_string(whole % kHour / kMinute) + " min";
  if (whole >= kMinute) return std::to_string(whole / kMinute) + " min " + std::to_string(whole % kMinute) + " s";
  char text[32];
  std::snprintf(text, sizeof text, "%.1f s", seconds);
  return text;
}

}  // namespace kst
