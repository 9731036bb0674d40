#pragma once

#include <QObject>

#include <set>

namespace relayscope::models {

/// Rows that the user marked to come back to, by their Hop::number. GUI thread.
class HopMarks final : public QObject {
    Q_OBJECT

public:
    /// The newest are kept. Ours.
    static constexpr std::size_t kMaxMarks = 1'000;

    using QObject::QObject;

    void toggle(quint64 number);
    void clear();
    [[nodiscard]] bool contains(quint64 number) const { return m_numbers.contains(number); }
    [[nodiscard]] const std::set<quint64> &numbers() const { return m_numbers; }

signals:
    void changed();

private:
    std::set<quint64> m_numbers;
};

} // namespace relayscope::models
