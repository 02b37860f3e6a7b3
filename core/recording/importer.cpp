#include "core/recording/importer.h"

#include <algorithm>

#include "core/recording/import_source.h"
#include "core/recording/log_player.h"

namespace charley {
namespace {

class LogSource final : public Importer::Source {
 public:
  Result<bool> Push(Bytes piece) override { return log_.Push(piece); }

  Result<Json> Finish(LegMovementPreset preset) override {
    if (log_.player() == nullptr) return Fail(ErrorCode::kFileFormat, "the recording has no header", "byte 0");
    log_.Finish();
    log_.player()->set_preset(preset);
    return log_.player()->Report();
  }

  const NightAnalyzer* analyzer() const override { return log_.player() ? &log_.player()->analyzer() : nullptr; }

 private:
  LogPlayer log_;
};

}  // namespace

Importer::Importer(double mains_hz, LegMovementPreset preset) : mains_hz_(mains_hz), preset_(preset) {}
Importer::~Importer() = default;

Result<bool> Importer::Choose() {
  if (head_.starts_with(kLogMagic)) source_ = std::make_unique<LogSource>();
  else if (head_.starts_with("0       ") || head_.starts_with("\xff"
                                                              "BIOSEMI"))
    source_ = MakeEdfSource(mains_hz_);
  else source_ = MakeCsvSource(mains_hz_);
  const Bytes first(reinterpret_cast<const std::uint8_t*>(head_.data()), head_.size());
  return source_->Push(first);
}

Result<bool> Importer::Push(Bytes piece) {
  if (source_) return source_->Push(piece);
  head_.append(piece.begin(), piece.end());
  return head_.size() < kLogMagic.size() ? Result<bool>(true) : Choose();
}

Result<Json> Importer::Finish() {
  if (!source_) {
    Result<bool> chosen = Choose();
    if (!chosen) return tl::unexpected<Error>(chosen.error());
  }
  return source_->Finish(preset_);
}

const NightAnalyzer* Importer::analyzer() const { return source_ ? source_->analyzer() : nullptr; }

}  // namespace charley
