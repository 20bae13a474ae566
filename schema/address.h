// schema/address.h: works by their ids as people meet them: the name in print and the address of a page.
//
//   PrintedForm("kst-36200-VII-12")             == "Kamerstuk 36200-VII, nr. 12"
//   PrintedForm("ah-tk-20202021-2610")          == "Aanhangsel van de Handelingen 2020-2021, nr. 2610"
//   AddressUnder("http://room/", "kst-29911-1#c-1f") == "http://room/kst-29911-1%23c-1f"
//
// Where a work is published: AddressOf (id.h).
#pragma once

#include <string>
#include <string_view>

namespace kst {

std::string PrintedForm(std::string_view id);  // the id itself where no name is known

std::string UrlPart(std::string_view words);  // a step of a path or a value of a query: RFC 3986, all else as %XX
std::string AddressUnder(std::string_view base, std::string_view id);

}  // namespace kst
