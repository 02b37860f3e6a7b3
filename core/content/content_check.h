// Everything that can be wrong with a folder of content: what `charley check-data` says of one on disk, and the page of
// a clinic's own before it is used.
#ifndef CHARLEY_CONTENT_CONTENT_CHECK_H_
#define CHARLEY_CONTENT_CONTENT_CHECK_H_

#include "core/base/json.h"
#include "core/knowledge/knowledge_base.h"

namespace charley {

struct ContentCheck {
  KnowledgeBase knowledge;  // not to be used with problems
  Problems problems;
};

// `content`, each member the content of files under their names in data/:
//   "bundle"     as ReadKnowledge takes it
//   "sensors"    {file name: device table}
//   "locales", "clinician", "ask", "editorial"  {language: file}; the first language of the manifest is the original
//   "fhir"       the mapping
// Only "bundle" must be there; what is not there is not looked at. A language of "locales" that the manifest does not
// name is looked at as well.
ContentCheck CheckContent(const Json& content);

}  // namespace charley

#endif  // CHARLEY_CONTENT_CONTENT_CHECK_H_
