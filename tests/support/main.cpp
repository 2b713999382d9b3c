// main() of every test program. Test files include <boost/test/unit_test.hpp> and define no module.
#define BOOST_TEST_MODULE gongjian
#include <boost/test/unit_test.hpp>
