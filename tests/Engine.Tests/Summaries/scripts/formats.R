# Writes vectors and what R's format(), formatC(), format.pval(), round(), signif() make of them.
#   LC_ALL=C.UTF-8 Rscript formats.R OUT.tsv COUNT      (tab separated: function, digits, values, texts)
args <- commandArgs(trailingOnly = TRUE)
count <- as.integer(args[2])
suppressWarnings(RNGversion("3.6.0"))
set.seed(7041)
out <- character()
num <- function(x) ifelse(is.nan(x), "NaN", ifelse(is.infinite(x), ifelse(x > 0, "Infinity", "-Infinity"), sprintf("%.17g", x)))
write <- function(f, digits, x, texts) out <<- c(out, paste(f, digits, paste(num(x), collapse = ";"), paste(texts, collapse = ";"), sep = "\t"))
all <- function(x, digits) {
  write("format", digits, x, format(x, digits = digits))
  write("formatC", digits, x, formatC(x, digits = digits))
  write("round", digits, x, num(round(x, digits)))
  write("signif", digits, x, num(signif(x, digits)))
}
edge <- list(0, 1, -1, 1e5, 123456, 100000, 1e-5, 0.0001, 0.00012345, 9999.6, 99999.5, 9996, 99.996, 0.99996, c(99996, 1), 0.15, 2.675, 0.5, 1.5, 2.5, 0.125,
  1234.5, 12345.5, 1e15, 1e-99, c(1e-99, 1), 1e100, 1e-100, c(1e100, 1), 1.7976931348623157e308, 2.2250738585072014e-308, NaN, c(NaN, 1.5), Inf, c(-Inf, 1),
  c(0, 1e-10), c(1, 1e-10), c(-1, 1e-10), c(1e10, 1e-10), c(0.1, 0.12, 0.123), c(1e5, 1e-5), c(1234567, 0.1), 3e8, 314159265.35, 1/3, 2/3, c(1e-300, 1), 5e-5, c(0.00001, 123),
  999.95, 9999.5, 99999.6, c(99999.6, 0.1), 0.00099996, 999995, 999999.5, 1e4 - 0.04, 1e4 - 0.06, c(-9999.96, 1))
for (x in edge) for (digits in c(1, 3, 4, 5, 7)) all(x, digits)
for (i in seq_len(count)) {
  n <- sample(1:5, 1)
  x <- rnorm(n) * 10^(runif(1, -8, 10) + runif(n, -1, 1) * sample(c(0, 1, 4), 1))
  if (runif(1) < 0.4) x <- signif(x, sample(1:5, 1))
  if (runif(1) < 0.2) x <- round(x * 2^sample(0:4, 1)) / 2^sample(0:4, 1)
  all(x, sample(c(1:7, 10), 1))
}
pedge <- list(0, 1, 0.05, 1e-4, 9.9999e-5, 1e-3, 2.220446049250313e-16, 2.2e-16, c(0, 0.5), c(0, 0.123456), c(0, 1e-10, 0.2), c(0, 0.99999), c(0, 1.23456e-12), c(NaN, 0.1), NaN, c(0, 0.1, 0.00123456),
  c(0, 1), c(0, 0.0012), c(0, 0.00012))
for (p in pedge) for (digits in c(1, 2, 3, 4, 5, 7)) write("format.pval", digits, p, format.pval(p, digits = digits))
for (i in seq_len(count)) {
  p <- 10^-(runif(sample(1:6, 1)) * sample(c(0.1, 1, 3, 6, 20), 1))
  if (runif(1) < 0.3) p <- signif(p, sample(1:3, 1))
  if (runif(1) < 0.3) p[1] <- 0
  digits <- sample(c(1:5, 7), 1)
  write("format.pval", digits, p, format.pval(p, digits = digits))
}
# Long calls and where deparse() breaks them.
word <- function() paste(sample(c(letters, "_", "."), sample(1:14, 1), TRUE, prob = c(rep(1, 26), 0.5, 0.5)), collapse = "")
name <- function() { w <- word(); if (make.names(w) == w && !exists(w)) as.name(w) else as.name(paste0("v", gsub("[._]", "", w))) }
expression_of <- function(depth) {
  if (depth == 0 || runif(1) < 0.25) return(if (runif(1) < 0.15) sample(c(1, 2.5, 1e-05, 100), 1) else if (runif(1) < 0.1) "a (text, + here" else if (runif(1) < 0.1) as.name("odd + name") else name())
  switch(sample(1:8, 1), call("+", expression_of(depth - 1), expression_of(depth - 1)), call("*", name(), name()), call(":", name(), name()),
    call("-", expression_of(depth - 1), name()), call("I", call("^", name(), 2)), as.call(c(as.name("poly"), name(), list(degree = 2, raw = TRUE))),
    call("(", expression_of(depth - 1)), call("log", expression_of(depth - 1)))
}
for (i in seq_len(count)) {
  right <- expression_of(sample(2:6, 1))
  if (runif(1) < 0.3) for (k in 1:sample(20, 1)) right <- call("+", right, name())
  call <- call("glm", formula = call("~", if (runif(1) < 0.3) call("cbind", name(), name()) else name(), right))
  if (runif(1) < 0.6) call$family <- sample(list(quote(binomial), quote(binomial(link = "cauchit")), quote(quasi(link = "log", variance = "mu^2"))), 1)[[1]]
  call$data <- name()
  if (runif(1) < 0.3) call$subset <- call("&", call(">", name(), 3), call("==", name(), "x y"))
  if (runif(1) < 0.3) call$weights <- call("/", name(), call("[[", name(), "w"))
  one <- deparse(call, width.cutoff = 500)
  if (length(one) == 1) out <- c(out, paste("deparse", 0, one, paste(deparse(call), collapse = "\\n"), sep = "\t"))
}
writeLines(out, args[1], useBytes = TRUE)
