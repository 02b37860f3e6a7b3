// A recording's file into a player, in pieces of any size.
#ifndef CHARLEY_RECORDING_LOG_PLAYER_H_
#define CHARLEY_RECORDING_LOG_PLAYER_H_

#include <cstdint>
#include <functional>
#include <memory>

#include "core/recording/player.h"

namespace charley {

enum class Playing : std::uint8_t { kAnalyzed, kSamplesOnly };

class LogPlayer {
 public:
  using OnBlock = std::function<void(const SampleBlock&)>;

  explicit LogPlayer(Playing playing = Playing::kAnalyzed) : playing_(playing) {}

  // Errors (then it is of no more use): those of LogReader::Push and Player::Make.
  Result<bool> Push(Bytes piece, const OnBlock& on_block = {});
  void Finish(const OnBlock& on_block = {});

  Player* player() { return player_.get(); }  // null until the header has been read
  const Player* player() const { return player_.get(); }
  std::size_t torn() const { return reader_.left(); }  // bytes of a last record that is not whole

 private:
  Playing playing_;
  LogReader reader_;
  std::unique_ptr<Player> player_;
};

}  // namespace charley

#endif  // CHARLEY_RECORDING_LOG_PLAYER_H_
