// juesuan identities: what is checked, in words.
#pragma once

#include "cli/exit_code.h"

namespace juesuan {

enum class IdentitiesFormat { kText, kJson };

ExitCode ListIdentities(IdentitiesFormat format);

}  // namespace juesuan
