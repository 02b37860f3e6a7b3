// What people type and paste as their medicines, from the same files as tests/wasm/medicines.test.mjs.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "core/medication/medication_index.h"
#include "core/medication/word_key.h"
#include "core/questionnaire/response.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

using Codes = std::set<std::string>;

MedicineReading Read(const std::string& text) { return Knowledge().medication_index->Read(text); }

Codes CodesOf(const MedicineReading& reading) {
  Codes codes;
  for (const FoundMedicine& found : reading.found)
    codes.insert(found.entry->medicine->codes.begin(), found.entry->medicine->codes.end());
  return codes;
}

Json Table(const std::string& name) {
  std::ifstream file("tests/medicines/" + name);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return ParseOrDie(text);
}

std::string Written(std::string way, const std::string& name) { return way.replace(way.find("{}"), 2, name); }

TEST(MedicineReading, FindsEveryMedicineInEveryWayThatPeopleWrite) {
  const Json table = Table("typed.json");
  const Json& ways = table["ways"];
  std::size_t turn = 0;
  std::set<std::string> texts;
  for (const Json& medicine : table["medicines"]) {
    for (int i = 0; i < 3; ++i, ++turn) {
      const std::string text = Written(ways[turn % ways.size()], medicine["name"]);
      const MedicineReading reading = Read(text);
      EXPECT_EQ(CodesOf(reading), medicine["codes"].get<Codes>()) << text;
      EXPECT_TRUE(reading.unknown.empty()) << text << " leaves " << reading.unknown.front();
      texts.insert(text);
    }
  }
  EXPECT_GE(texts.size(), 300u);
}

TEST(MedicineReading, FindsNoMedicineWhereNoneIsNamed) {
  const Json table = Table("not-medicines.json");
  EXPECT_GE(table["texts"].size(), 60u);
  for (const Json& text : table["texts"]) {
    const MedicineReading reading = Read(text);
    EXPECT_TRUE(reading.found.empty()) << text << " is taken for " << reading.found.front().entry->name;
    EXPECT_EQ(reading.unknown, std::vector<std::string>{text.get<std::string>()});
  }
}

TEST(MedicineReading, TakesListsApartAndKeepsWhatItDoesNotUnderstand) {
  const Json table = Table("messy.json");
  EXPECT_GE(table["texts"].size(), 60u);
  for (const Json& entry : table["texts"]) {
    const MedicineReading reading = Read(entry["text"]);
    EXPECT_EQ(CodesOf(reading), entry["codes"].get<Codes>()) << entry["text"];
    EXPECT_EQ(Json(reading.unknown), entry["unknown"]) << entry["text"];
  }
}

TEST(MedicineReading, FindsEveryNameOfTheDataInEveryWay) {
  const Json ways = Table("typed.json")["ways"];
  std::size_t turn = 0;
  for (const MedicineName& name : Knowledge().medication_index->names()) {
    if (name.medicine->generic.empty()) continue;  // the words of a checkbox
    const std::string text = Written(ways[turn++ % ways.size()], name.name);
    const MedicineReading reading = Read(text);
    const Codes codes = CodesOf(reading);
    for (const std::string& code : name.medicine->codes) EXPECT_TRUE(codes.contains(code)) << text;
  }
}

// An exact name always wins, and no name is taken for a like one of another class by its spelling or sound.
TEST(MedicineReading, NeverTakesOneMedicineForAnother) {
  for (const MedicineName& name : Knowledge().medication_index->names()) {
    if (name.medicine->generic.empty()) continue;
    OptionSet found;
    for (const FoundMedicine& each : Read(name.name).found) found |= each.entry->medicine->options;
    EXPECT_EQ(found, name.medicine->options) << name.name;
  }
}

// A slip of a key is either understood as what was meant, or not at all: at every place of every generic name a letter
// is lost, doubled, swapped with the next or replaced.
TEST(MedicineReading, ASlipOfAKeyNeverGivesAnotherMedicine) {
  std::size_t slips = 0;
  std::size_t understood = 0;
  for (const MedicineName& name : Knowledge().medication_index->names()) {
    if (name.name != name.medicine->generic || name.name.find(' ') != std::string::npos || name.name.size() < 7)
      continue;
    for (std::size_t at = 1; at + 1 < name.name.size(); ++at) {
      std::string lost = name.name;
      lost.erase(at, 1);
      std::string doubled = name.name;
      doubled.insert(at, 1, name.name[at]);
      std::string swapped = name.name;
      std::swap(swapped[at], swapped[at + 1]);
      std::string replaced = name.name;
      replaced[at] = name.name[at] == 'r' ? 't' : 'r';
      for (const std::string& typed : {lost, doubled, swapped, replaced}) {
        const MedicineReading reading = Read(typed);
        ++slips;
        if (reading.found.empty() || !reading.unknown.empty()) continue;  // shown as not understood
        ++understood;
        EXPECT_EQ(reading.found.front().entry->medicine->options, name.medicine->options)
            << typed << " for " << name.name << " gives " << reading.found.front().entry->name;
      }
    }
  }
  EXPECT_GT(understood * 10, slips * 9) << understood << " of " << slips;
}

TEST(MedicineReading, SimilarNamesOfDifferentMedicinesAreKeptApart) {
  const std::pair<const char*, const char*> pairs[] = {{"quinine", "quinapril"},
                                                       {"quinine", "quinidine"},
                                                       {"quinidine", "quinapril"},
                                                       {"clonidine", "clonazepam"},
                                                       {"lisinopril", "lisdexamfetamine"},
                                                       {"hydroxyzine", "hydralazine"},
                                                       {"prednisolone", "primidone"},
                                                       {"carbamazepine", "carbimazole"},
                                                       {"metformin", "metronidazole"},
                                                       {"amiloride", "amlodipine"},
                                                       {"amiodarone", "amiloride"},
                                                       {"chlorpromazine", "chlorpropamide"},
                                                       {"sulfadiazine", "sulfasalazine"},
                                                       {"risperidone", "ropinirole"},
                                                       {"tramadol", "trazodone"},
                                                       {"Losec", "Lasix"},
                                                       {"Celebrex", "Celexa"},
                                                       {"Zantac", "Xanax"},
                                                       {"penicillin", "penicillamine"},
                                                       {"nifedipine", "nimodipine"},
                                                       {"azathioprine", "azithromycin"},
                                                       {"cinnarizine", "cetirizine"},
                                                       {"methyldopa", "levodopa"}};
  for (const auto& [a, b] : pairs) {
    const MedicineReading first = Read(a);
    ASSERT_EQ(first.found.size(), 1u) << a;
    EXPECT_EQ(NormaliseText(first.found.front().entry->name), NormaliseText(a));
    for (const FoundMedicine& found : Read(b).found) EXPECT_NE(found.entry, first.found.front().entry) << a << b;
  }
}

TEST(MedicineReading, SurvivesLongAndOddTexts) {
  EXPECT_TRUE(Read("").unknown.empty());
  EXPECT_TRUE(Read(" \n\t ").unknown.empty());
  EXPECT_EQ(Read("\xff\xfe").unknown.size(), 1u);
  const std::string many(100'000, 'x');
  EXPECT_TRUE(Read(many).found.empty());
  EXPECT_FALSE(Read("simvastatin " + many).unknown.empty());
  std::string list;
  for (int i = 0; i < 100; ++i) list += "simvastatin 40 mg, ";
  EXPECT_EQ(Read(list).found.size(), 1u);
}

TEST(MedicineReading, GivesTheWordsAsTyped) {
  const MedicineReading reading = Read("Lipitor 20mg at night, ramipril zorba");
  ASSERT_EQ(reading.found.size(), 2u);
  EXPECT_EQ(reading.found[0].words, "Lipitor 20mg at night");
  EXPECT_EQ(reading.found[1].words, "ramipril");
}

TEST(WordKey, BringsSpellingsOfOneNameTogether) {
  const std::pair<const char*, const char*> pairs[] = {
      {"levothyroxine", "levotiroxina"}, {"hydrochlorothiazide", "hidroclorotiazida"},
      {"cyclosporine", "ciclosporina"},  {"amoxicillin", "amoxicilina"},
      {"phenobarbital", "fenobarbital"}, {"omeprazole", "omeprazol"},
      {"quetiapine", "quetiapina"},      {"cephalexin", "cefalexina"},
      {"oestrogen", "estrogen"}};
  for (const auto& [a, b] : pairs) EXPECT_EQ(SoundOf(a), SoundOf(b)) << a;
  EXPECT_NE(SoundOf("prednisone"), SoundOf("prednisolone"));
  EXPECT_NE(SoundOf("quinine"), SoundOf("quinidine"));
  EXPECT_EQ(ConsonantsOf("amlodipine"), ConsonantsOf(WordsOf("أملوديبين").front().key));
  EXPECT_NE(ConsonantsOf("amlodipine"), "");
  EXPECT_EQ(ConsonantsOf("codeine"), "");  // too short to tell names apart
}

TEST(WordKey, PartsWordsAndSaysHow) {
  const std::vector<Word> words = WordsOf("Co-Q10 40mg,\nácido ٢٠, 2,5 a/b");
  std::string joined;
  for (const Word& word : words) {
    joined += word.gap == Gap::kHard ? "|" : word.gap == Gap::kSoft ? "/" : " ";
    joined += word.key;
  }
  EXPECT_EQ(joined, "|co q 10 40 mg|acido 20|2 5 a/b");
}

}  // namespace
}  // namespace charley::testing
