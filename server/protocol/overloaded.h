#pragma once

namespace relayscope::protocol {

/// One callable out of a lambda for each alternative of a std::variant, for std::visit().
template<typename... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};
/// Not needed by C++20, but by Clang before 17.
template<typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

} // namespace relayscope::protocol
