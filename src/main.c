#include <stdio.h>

int main(void)
{
    return puts("jihua " PACKAGE_VERSION) < 0 || fflush(stdout) != 0;
}
