#pragma once

#include <utility>
#include <variant>

namespace relayscope {

/// Wraps an error so that it converts to any Expected with that error type: `return Unexpected(ParseError::Truncated);`
template<typename E>
class Unexpected final {
public:
    explicit Unexpected(E error)
        : m_error(std::move(error))
    {
    }
    [[nodiscard]] const E &error() const & { return m_error; }
    [[nodiscard]] E &&error() && { return std::move(m_error); }

private:
    E m_error;
};

/// Either a value or the reason why there is none; for everything that can fail from outside. C++20 has no
/// std::expected. Reading the side that is absent is our own bug and undefined, as with std::expected.
template<typename T, typename E>
class [[nodiscard]] Expected final {
public:
    Expected(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    template<typename F>
    Expected(Unexpected<F> unexpected)
        : m_state(std::in_place_index<1>, std::move(unexpected).error())
    {
    }

    [[nodiscard]] bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    [[nodiscard]] const T &value() const & { return *std::get_if<0>(&m_state); }
    [[nodiscard]] T &value() & { return *std::get_if<0>(&m_state); }
    [[nodiscard]] T &&value() && { return std::move(*std::get_if<0>(&m_state)); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return std::get_if<0>(&m_state); }
    T *operator->() { return std::get_if<0>(&m_state); }

    [[nodiscard]] const E &error() const & { return *std::get_if<1>(&m_state); }

private:
    std::variant<T, E> m_state;
};

/// The form for operations that return nothing but may fail.
template<typename E>
class [[nodiscard]] Expected<void, E> final {
public:
    Expected() = default;
    template<typename F>
    Expected(Unexpected<F> unexpected)
        : m_state(std::in_place_index<1>, std::move(unexpected).error())
    {
    }

    [[nodiscard]] bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }
    [[nodiscard]] const E &error() const { return *std::get_if<1>(&m_state); }

private:
    std::variant<std::monostate, E> m_state;
};

} // namespace relayscope
