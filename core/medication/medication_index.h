// Search over generic, brand and class names of medicines, tolerant of typing errors.
#ifndef CHARLEY_MEDICATION_MEDICATION_INDEX_H_
#define CHARLEY_MEDICATION_MEDICATION_INDEX_H_

#include <string>
#include <string_view>
#include <vector>

namespace charley {

struct MedicineName {
  std::string name;        // as people write it: "Lipitor"
  std::string generic;     // "atorvastatin"; empty for a class name
  std::string code;        // class, an option of the item "medicines": "statin"
  std::string normalised;  // NormaliseText(name)
};

struct MedicineMatch {
  const MedicineName* entry;
  int distance;  // edits; 0 when the query is a prefix or a word prefix
};

class MedicationIndex {
 public:
  void Add(std::string name, std::string generic, std::string code);

  // Best first: exact, prefix, prefix of a later word, then up to one edit for queries of 4 letters or
  // more and two for 8 or more (optimal string alignment distance to the same length of prefix).
  // At most one match a name. An empty query gives nothing.
  std::vector<MedicineMatch> Search(std::string_view query, std::size_t limit) const;

  const std::vector<MedicineName>& names() const { return names_; }

 private:
  std::vector<MedicineName> names_;
};

}  // namespace charley

#endif  // CHARLEY_MEDICATION_MEDICATION_INDEX_H_
