#include "fuzz.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <cstdio>

/// Runs a target once on each file of the folders that are its arguments.
int main(int argc, char **argv)
{
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator folder(QString::fromLocal8Bit(argv[i]), QDir::Files);
        while (folder.hasNext()) {
            QFile file(folder.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "%s cannot be read\n", qPrintable(file.fileName()));
                return EXIT_FAILURE;
            }
            std::printf("%s\n", qPrintable(file.fileName()));
            std::fflush(stdout);
            relayscope::fuzz::run(file.readAll());
            ++files;
        }
    }
    std::printf("%d files\n", files);
    return files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
