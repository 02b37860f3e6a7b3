// The medicines of the evidence table against the data; copied from it by hand, changed only when it does.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/medication/medication_index.h"
#include "tests/support/test_data.h"

namespace charley::testing {
namespace {

// Section E: every generic and brand name of the table, as a person would type it.
const std::vector<std::pair<std::string, std::string>> kMedicines = {{"salmeterol", "laba"},
                                                                     {"formoterol", "laba"},
                                                                     {"vilanterol", "laba"},
                                                                     {"indacaterol", "laba"},
                                                                     {"olodaterol", "laba"},
                                                                     {"Seretide", "laba"},
                                                                     {"Symbicort", "laba"},
                                                                     {"Trelegy", "laba"},
                                                                     {"Spiolto", "laba"},
                                                                     {"salbutamol", "saba"},
                                                                     {"albuterol", "saba"},
                                                                     {"Ventolin", "saba"},
                                                                     {"Bricanyl", "saba"},
                                                                     {"spironolactone", "potassium-sparing-diuretic"},
                                                                     {"Inspra", "potassium-sparing-diuretic"},
                                                                     {"Frumil", "loop-diuretic"},
                                                                     {"hydrochlorothiazide", "thiazide"},
                                                                     {"bendroflumethiazide", "thiazide"},
                                                                     {"indapamide", "thiazide"},
                                                                     {"metolazone", "thiazide"},
                                                                     {"furosemide", "loop-diuretic"},
                                                                     {"Lasix", "loop-diuretic"},
                                                                     {"simvastatin", "statin"},
                                                                     {"Crestor", "statin"},
                                                                     {"Livazo", "statin"},
                                                                     {"gemfibrozil", "gemfibrozil"},
                                                                     {"Niaspan", "niacin"},
                                                                     {"nifedipine", "calcium-channel-blocker"},
                                                                     {"Istin", "calcium-channel-blocker"},
                                                                     {"Cozaar", "arb"},
                                                                     {"Amias", "arb"},
                                                                     {"aripiprazole", "antipsychotic"},
                                                                     {"Clozaril", "antipsychotic"},
                                                                     {"Venofer", "iv-iron"},
                                                                     {"Premarin", "oestrogen"},
                                                                     {"Prempak-C", "oestrogen"},
                                                                     {"Evista", "raloxifene"},
                                                                     {"Nolvadex", "tamoxifen"},
                                                                     {"Fareston", "tamoxifen"},
                                                                     {"Arimidex", "aromatase-inhibitor"},
                                                                     {"Femara", "aromatase-inhibitor"},
                                                                     {"Aleve", "naproxen"},
                                                                     {"Celebrex", "celecoxib"},
                                                                     {"Forsteo", "teriparatide"},
                                                                     {"Aricept", "cholinesterase-inhibitor"},
                                                                     {"Mestinon", "cholinesterase-inhibitor"},
                                                                     {"Rivotril", "benzodiazepine"},
                                                                     {"Cipramil", "ssri"},
                                                                     {"Stilnoct", "zolpidem"},
                                                                     {"Neurontin", "gabapentinoid"},
                                                                     {"Lyrica", "gabapentinoid"},
                                                                     {"Tasmar", "tolcapone"},
                                                                     {"Priadel", "lithium"},
                                                                     {"Tagamet", "cimetidine"},
                                                                     {"prednisolone", "steroid"},
                                                                     {"morphine", "opioid"},
                                                                     {"penicillamine", "penicillamine"},
                                                                     {"Glivec", "tki"},
                                                                     {"Erivedge", "hedgehog-inhibitor"},
                                                                     {"Odomzo", "hedgehog-inhibitor"},
                                                                     {"cisplatin", "neurotoxic-chemo"},
                                                                     {"vincristine", "neurotoxic-chemo"},
                                                                     {"Revlimid", "lenalidomide"},
                                                                     {"Losec", "ppi"},
                                                                     {"Pariet", "ppi"},
                                                                     {"Prolia", "denosumab-zoledronate"},
                                                                     {"Aclasta", "denosumab-zoledronate"},
                                                                     {"Colcrys", "colchicine"},
                                                                     {"daptomycin", "rare-hospital"},
                                                                     {"pyrazinamide", "rare-hospital"},
                                                                     {"Sudafed", "stimulant"},
                                                                     {"Elvanse", "stimulant"},
                                                                     {"Qualaquin", "quinine"},
                                                                     {"tonic water", "tonic-water"},
                                                                     {"clarithromycin", "macrolide"},
                                                                     {"ciclosporin", "ciclosporin"},
                                                                     {"digoxin", "digoxin"},
                                                                     {"warfarin", "warfarin"},
                                                                     {"carbamazepine", "seizure-medicine"},
                                                                     {"metoclopramide", "anti-sickness"},
                                                                     {"mirtazapine", "other-antidepressant"}};

TEST(EvidenceSectionE, KnowsEveryMedicineAndBrand) {
  for (const auto& [name, code] : kMedicines) {
    const auto matches = Knowledge().medication_index->Search(name, 1);
    ASSERT_FALSE(matches.empty()) << name;
    EXPECT_EQ(matches[0].entry->medicine->codes.front(), code) << name;
  }
}

}  // namespace
}  // namespace charley::testing
