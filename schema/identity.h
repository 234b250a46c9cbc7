// Identities: what must hold between amounts of a report, as the files under schema/identities/
// say. See docs/adding-an-identity.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/amount_names.h"

namespace juesuan {

// "A = B + C" or "A <= B". An empty right side is 0.
struct Equation {
  std::string text;  // as written
  Relation relation = Relation::kEqual;
  std::vector<AmountName> left, right;
};

enum class IdentityKind {
  kEquation,
  kCodes,      // codes of a form: unique, ascending, none without those above it
  kSameCodes,  // two forms have the same codes
  kForms,      // a whole report has all of these forms
  kNarrative,  // between text, or an evaluation, and tables: tried where those are read
};

struct Identity {
  std::string id;                // "01-a"
  std::string chinese, english;  // its sentence
  IdentityKind kind = IdentityKind::kEquation;
  int first_year = 0, last_year = 0;  // fiscal years it is for; 0: no bound
  std::vector<Equation> equations;
  std::vector<std::string> forms;   // of kCodes, kSameCodes and kForms
  std::vector<std::string> titles;  // of kForms: what each form is called
  std::vector<Equation> when;       // it is for reports in which these hold to the last digit
  std::string when_empty;           // it is for reports that have this form without any amount
};

// The shipped identities, or those of every .toml of a folder. Throws Error naming file and line.
std::vector<Identity> LoadIdentities(const std::string& folder);

// Throws Error that says what is wrong.
Equation ParseEquation(std::string_view text, std::string_view default_form);

// The word of its kind in data and lists: equation codes same_codes forms narrative.
std::string_view NameOf(IdentityKind kind);

// A JSON array of all: id, kind, zh, en, equations.
std::string ToJson(const std::vector<Identity>& identities);

}  // namespace juesuan
