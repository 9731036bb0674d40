#pragma once

namespace relayscope::protocol {

/// One callable out of a lambda for each alternative of a std::variant, for std::visit().
template<typename... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};

} // namespace relayscope::protocol
