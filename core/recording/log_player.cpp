#include "core/recording/log_player.h"

namespace charley {

Result<bool> LogPlayer::Push(Bytes piece, const OnBlock& on_block) {
  Result<bool> pushed = reader_.Push(piece);
  if (!pushed) return pushed;
  if (!player_ && reader_.header_read()) {
    auto player = Player::Make(reader_.header(), playing_ == Playing::kAnalyzed);
    if (!player) return tl::unexpected<Error>(player.error());
    player_ = std::move(*player);
  }
  LogRecord record;
  while (player_ && reader_.Next(record)) player_->Feed(record, on_block);
  return true;
}

void LogPlayer::Finish(const OnBlock& on_block) {
  if (player_) player_->Finish(on_block);
}

}  // namespace charley
