// extract/pdf/matrix.h: the six numbers of a PDF transformation, row vectors:
// (x y 1) times [a b 0; c d 0; e f 1].
#pragma once

namespace kst::pdf {

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  double X(double x, double y) const { return a * x + c * y + e; }
  double Y(double x, double y) const { return b * x + d * y + f; }
};

// First `m`, then `then`: the order in which `cm` and Tm are composed.
inline Matrix operator*(const Matrix& m, const Matrix& then) {
  return {m.a * then.a + m.b * then.c, m.a * then.b + m.b * then.d,          m.c * then.a + m.d * then.c,
          m.c * then.b + m.d * then.d, m.e * then.a + m.f * then.c + then.e, m.e * then.b + m.f * then.d + then.f};
}

}  // namespace kst::pdf
