// Writes the made-up recordings into a folder, for the tests in Node and in browsers.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/support/made_recording.h"

int main(int argc, char** argv) {
  using namespace charley::testing;
  if (argc != 2) {
    std::cerr << "usage: charley_recordings DIR\n";
    return 2;
  }
  std::filesystem::create_directories(argv[1]);
  const auto write = [&](const char* name, const std::vector<std::uint8_t>& bytes) {
    std::ofstream file(std::filesystem::path(argv[1]) / name, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(file);
  };
  const bool ok = write("umyo.charley", MakeUmyoRecording(4, 1).log) && write("npg.charley", MakeNpgRecording(3, 2)) &&
                  write("movesense.charley", MakeMovesenseRecording(2, 3)) &&
                  write("uart.charley", MakeUartRecording(3, 4));
  return ok ? 0 : 1;
}
