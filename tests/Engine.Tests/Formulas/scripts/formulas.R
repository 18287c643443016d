# Model matrices of R for many formulas: names, terms, all rows, and the rows of new data by predict()'s rules.
# Rscript formulas.R OUTDIR writes formulas.csv, formulas-new.csv and formulas.json.
library(splines)
library(jsonlite)
out <- commandArgs(TRUE)[1]
set.seed(20261122)
n <- 40
data <- data.frame(
  y = round(rnorm(n), 4), x = round(runif(n, -2, 3), 4), z = round(rexp(n), 4) + 0.05,
  k = sample(1:6, n, TRUE), year = sample(1990:2020, n, TRUE),
  g = sample(c("a", "b", "c"), n, TRUE), h = sample(c("low", "mid", "top", "zero"), n, TRUE),
  flag = sample(c(TRUE, FALSE), n, TRUE), check.names = FALSE)
data$g[1:3] <- c("a", "b", "c")
data$h[1:4] <- c("low", "mid", "top", "zero")
fresh <- data.frame(x = c(-2.5, 0, 1.25, 3.5), z = c(0.1, 1, 2, 6), k = c(1L, 3L, 6L, 2L), year = c(1990L, 2001L, 2020L, 1999L),
  g = c("c", "a", "b", "b"), h = c("zero", "low", "top", "mid"), flag = c(FALSE, TRUE, TRUE, FALSE))
fresh$year <- pmin(pmax(fresh$year, min(data$year)), max(data$year))
formulas <- c(
  "y ~ g*h", "y ~ g:h", "y ~ g:h - 1", "y ~ h/g", "y ~ g/x", "y ~ x:g", "y ~ x*g - 1", "y ~ x:z", "y ~ x*z*g", "y ~ (g + h + x)^2", "y ~ (g + h + flag)^3 - g:h:flag",
  "y ~ g %in% h", "y ~ flag*x", "y ~ flag:g", "y ~ flag:g - 1", "y ~ g + h - 1", "y ~ g:x + h:x", "y ~ x + g:h:x", "y ~ 0 + x:flag + g",
  "y ~ poly(x, 3)", "y ~ poly(x, 2, raw = TRUE)", "y ~ poly(year, 3)", "y ~ poly(x, 2):g", "y ~ g:poly(x, 2)", "y ~ poly(x, 2)*poly(z, 2)", "y ~ poly(x, 1)", "y ~ poly(x, degree = 2)",
  "y ~ ns(x, 3)", "y ~ ns(x, df = 4)*g", "y ~ ns(z, knots = c(0.5, 1, 2))", "y ~ ns(x, df = 3, intercept = TRUE) - 1", "y ~ ns(x, df = 1)", "y ~ ns(x, knots = 0.5, Boundary.knots = c(-1, 2))",
  "y ~ bs(x, df = 5)", "y ~ bs(x)", "y ~ bs(x, degree = 2, knots = c(0, 1))", "y ~ bs(x, df = 6, intercept = TRUE) - 1", "y ~ bs(z, degree = 1, df = 3)", "y ~ bs(x, df = 4):flag",
  "y ~ factor(k)", "y ~ factor(k) * x", "y ~ factor(k, levels = 6:1)", "y ~ factor(g, levels = c(\"c\", \"a\", \"b\"), labels = c(\"C\", \"A\", \"B\"))", "y ~ as.factor(k) + flag",
  "y ~ ordered(k)", "y ~ factor(h, levels = c(\"zero\", \"low\", \"mid\", \"top\"), ordered = TRUE)", "y ~ ordered(h):x",
  "y ~ relevel(factor(g), ref = \"b\")", "y ~ relevel(factor(h), \"top\") * x",
  "y ~ C(factor(g), contr.sum)", "y ~ C(factor(h), helmert)", "y ~ C(factor(g), \"contr.sum\") * C(factor(h), contr.helmert)", "y ~ C(factor(h), treatment, base = 3)", "y ~ C(factor(h), contr.SAS)", "y ~ C(factor(h), poly) + x:C(factor(h), poly)", "y ~ C(ordered(k), contr.treatment)", "y ~ C(factor(g), contr.sum) - 1", "y ~ x:C(factor(g), sum) + C(factor(g), sum)",
  "y ~ cut(x, 3)", "y ~ cut(x, c(-3, -1, 0, 1, 4))", "y ~ cut(x, breaks = c(-3, 0, 4), labels = c(\"neg\", \"pos\"))", "y ~ cut(z, c(0, 0.5, 1.25, 10), right = FALSE) * g", "y ~ cut(x, c(-3, 0.123456, 0.123457, 4))", "y ~ cut(k, c(1, 3, 6), include.lowest = TRUE)", "y ~ cut(x, c(-3, 0, 4), ordered_result = TRUE)",
  "y ~ I(x > 0)", "y ~ I(x > 0 & z < 1):g", "y ~ (x > 0)", "y ~ I(g == \"b\")", "y ~ I(g %in% c(\"a\", \"c\")) + x", "y ~ I(1 * (g != \"a\"))", "y ~ ifelse(x > 0, x, 0)", "y ~ I(pmax(x, 0))", "y ~ I(k %% 2)", "y ~ I(k %/% 2) + I(!flag)",
  "y ~ scale(x)", "y ~ scale(x, scale = FALSE) * g", "y ~ log(z) + sqrt(z) + exp(x) + I(x^2) + abs(x)", "log(z) ~ x", "y ~ floor(x) + round(z)",
  "y ~ x + offset(z) + g", "y ~ . - h", "y ~ .^2 - year", "sqrt(z) ~ x + log(k)")
one <- function(text, contrasts = NULL) {
  f <- as.formula(text)
  fit <- lm(f, data, contrasts = contrasts)
  x <- model.matrix(fit)
  tt <- delete.response(terms(fit))
  # R cuts new data anew where breaks are a number; the same intervals are what is meant.
  kept <- grepl("cut\\(x, 3", text)
  new <- if (kept) x[1:4, , drop = FALSE]
    else suppressWarnings(model.matrix(tt, model.frame(tt, fresh, xlev = fit$xlevels), contrasts.arg = fit$contrasts))
  list(formula = text, contrasts = contrasts, names = colnames(x), assign = attr(x, "assign"), terms = attr(terms(fit), "term.labels"),
    rows = unname(apply(unname(x), 1, as.list)), uses_data = kept, fresh = unname(apply(unname(new), 1, as.list)))
}
cases <- lapply(formulas, one)
cases <- c(cases, list(
  one("y ~ g * x", list(g = "contr.sum")), one("y ~ g + h", list(g = "contr.helmert", h = "contr.sum")), one("y ~ g:h", list(h = "contr.poly"))))
write.csv(data, file.path(out, "formulas.csv"), row.names = FALSE, quote = FALSE)
write.csv(fresh, file.path(out, "formulas-new.csv"), row.names = FALSE, quote = FALSE)
flat <- function(case) {
  case$rows <- lapply(case$rows, unlist)
  case$fresh <- lapply(case$fresh, unlist)
  case
}
writeLines(toJSON(lapply(cases, flat), digits = NA, auto_unbox = FALSE, null = "null"), file.path(out, "formulas.json"))
