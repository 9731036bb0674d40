#include "base/epolleventdispatcher.h"
