# Writes what R prints for summary(lm) and summary(glm), with the figures it printed, as JSON.
#   LC_ALL=C.UTF-8 Rscript summaries.R OUT.json RANDOM_FITS RANDOM_TABLES
# The block of deviance residuals that R < 4.3 prints is taken out. Written with R 4.2.2.
args <- commandArgs(trailingOnly = TRUE)
fits_wanted <- as.integer(args[2])
tables_wanted <- as.integer(args[3])
options(width = 80, digits = 7)
suppressWarnings(RNGversion("3.6.0"))
set.seed(20240917)

num <- function(x) ifelse(is.nan(x), "NaN", ifelse(is.na(x), "NA", ifelse(is.infinite(x), ifelse(x > 0, "Infinity", "-Infinity"), sprintf("%.17g", x))))
quoted <- function(x) {
  x <- gsub("\\", "\\\\", enc2utf8(as.character(x)), fixed = TRUE)
  x <- gsub("\"", "\\\"", x, fixed = TRUE)
  paste0("\"", gsub("\n", "\\n", gsub("\t", "\\t", x, fixed = TRUE), fixed = TRUE), "\"")
}
strings <- function(x) paste0("[", paste(quoted(x), collapse = ","), "]")
cases <- character()

record <- function(name, s) {
  lm <- inherits(s, "summary.lm") && !inherits(s, "summary.glm")
  text <- suppressWarnings(capture.output(print(s)))
  if (!lm) {
    from <- match("Deviance Residuals: ", text)
    to <- from - 1 + grep("^(Coefficients|No Coefficients)", text[from:length(text)])[1]
    text <- text[-(from:(to - 1))]
  }
  aliased <- s$aliased
  full <- matrix(NA_real_, length(aliased), 4)
  if (length(aliased)) full[!aliased, ] <- s$coefficients
  rows <- vapply(seq_along(aliased), function(i) strings(c(names(aliased)[i], num(full[i, ]))), "")
  omitted <- length(s$na.action)
  fields <- c(
    name = quoted(name), kind = quoted(if (lm) "lm" else "glm"),
    call = quoted(paste(trimws(deparse(s$call), "left"), collapse = "")),
    omitted = omitted, coefficients = paste0("[", paste(rows, collapse = ","), "]"), rank = s$df[1], residualDf = sprintf("%d", as.integer(s$df[2])))
  if (lm) {
    f <- if (is.null(s$fstatistic)) c(NaN, 0, s$df[2]) else unname(s$fstatistic)
    fields <- c(fields, sigma = quoted(num(s$sigma)), rSquared = quoted(num(c(s$r.squared, NaN)[1])), adjusted = quoted(num(c(s$adj.r.squared, NaN)[1])),
      f = quoted(num(f[1])), fDf1 = sprintf("%d", as.integer(f[2])), fDf2 = sprintf("%d", as.integer(f[3])),
      fP = quoted(num(pf(f[1], f[2], f[3], lower.tail = FALSE))),
      weighted = if (is.null(s$weights)) "false" else "true",
      residuals = strings(num(if (length(s$residuals) > 40 && s$df[2] > 5) quantile(s$residuals) else s$residuals)))
  } else {
    fields <- c(fields, family = quoted(s$family$family), studentized = if (any(grepl("^t value", colnames(s$coefficients)))) "true" else "false",
      dispersion = quoted(num(s$dispersion)), nullDeviance = quoted(num(s$null.deviance)), deviance = quoted(num(s$deviance)),
      nullDf = sprintf("%d", as.integer(s$df.null)), aic = quoted(num(s$aic)), iterations = s$iter)
  }
  fields <- c(fields, text = strings(text))
  cases <<- c(cases, paste0("{", paste0('"', names(fields), '":', fields, collapse = ",\n "), "}"))
}
fit <- function(name, call) {
  env <- parent.frame()
  r <- tryCatch(suppressWarnings(summary(eval(substitute(call), env))), error = function(e) { message(name, ": ", conditionMessage(e)); NULL })
  if (!is.null(r)) record(name, r)
}

# Named cases: one for each rule.
d <- data.frame(x = c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), z = c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3), w = c(1, 2, 1, 3, 1, 1, 2, 4, 1, 1),
  y = c(1.1, 2.3, 2.9, 4.2, 5.1, 5.8, 7.3, 8.1, 8.8, 10.2), k = c(0, 1, 1, 0, 2, 3, 5, 4, 9, 12), b = c(0, 0, 1, 0, 1, 0, 1, 1, 0, 1),
  g = rep(c("rock", "jazz"), 5), n = 5)
d$a <- 2 * d$x
d$m <- replace(d$z, c(2, 5), NA)
d$m1 <- replace(d$z, 4, NA)
fit("lm simple", lm(formula = y ~ x, data = d))
fit("lm two", lm(formula = y ~ x + z, data = d))
fit("lm noise", lm(formula = z ~ w, data = d))
fit("lm intercept", lm(formula = y ~ 1, data = d))
fit("lm none", lm(formula = y ~ 0, data = d))
fit("lm no intercept", lm(formula = y ~ 0 + x, data = d))
fit("lm aliased", lm(formula = y ~ x + a + z, data = d))
fit("lm weighted", lm(formula = y ~ x, data = d, weights = w))
fit("lm missing", lm(formula = z ~ m, data = d))
fit("lm missing one", lm(formula = y ~ m1, data = d))
fit("lm df 5", lm(formula = y ~ x, data = d[1:7, ]))
fit("lm df 1", lm(formula = y ~ x, data = d[1:3, ]))
fit("lm df 5 of 15", { e <- data.frame(y = log(1:22) * c(1, -300, 2), g = gl(17, 1, 22)); lm(formula = y ~ g, data = e) })
fit("lm saturated", lm(formula = y ~ x + z, data = d[1:3, ]))
fit("lm saturated intercept", lm(formula = y ~ 1, data = d[1, ]))
fit("lm perfect", lm(formula = a ~ x, data = d))
fit("lm exact zero", lm(formula = I(0 * y) ~ x, data = d))
fit("lm factor", lm(formula = y ~ g * x, data = d))
fit("lm large", lm(formula = I(y * 1e9) ~ I(x * 1e-6) + z, data = d))
fit("lm tiny", lm(formula = I(y * 1e-12) ~ x + I(z * 1e5), data = d))
fit("lm many rows", { e <- data.frame(x = (1:100002) / 1e5); e$y <- sin(1:100002) + e$x; lm(formula = y ~ x, data = e) })
fit("glm binomial", glm(formula = b ~ x, family = binomial, data = d))
fit("glm binomial trials", glm(formula = cbind(b, n - b) ~ x + z, family = binomial(link = "probit"), data = d))
fit("glm poisson", glm(formula = k ~ x, family = poisson, data = d))
fit("glm poisson offset", glm(formula = k ~ x + offset(log(x)), family = poisson, data = d))
fit("glm poisson offset alone", glm(formula = k ~ 0 + offset(log(x)), family = poisson, data = d))
fit("glm poisson intercept", glm(formula = k ~ 1, family = poisson, data = d))
fit("glm quasipoisson", glm(formula = k ~ x, family = quasipoisson, data = d))
fit("glm gamma", glm(formula = y ~ x, family = Gamma, data = d))
fit("glm gamma log", glm(formula = y ~ x + g, family = Gamma(link = "log"), data = d, weights = w))
fit("glm inverse gaussian", glm(formula = y ~ x, family = inverse.gaussian(link = "log"), data = d))
fit("glm gaussian", glm(formula = y ~ x + m, data = d))
fit("glm aliased", glm(formula = k ~ x + a + z + I(a + z), family = poisson, data = d))
fit("glm aliased noise", glm(formula = b ~ z + I(2 * z), family = binomial, data = d))
fit("glm separated", glm(formula = I(x > 5) ~ x, family = binomial, data = d))
fit("glm saturated", glm(formula = y ~ x + z, data = d[1:3, ]))
fit("glm missing one", glm(formula = b ~ m1, family = binomial, data = d))
fit("glm long", glm(formula = b ~ w + factor(a_categorical_variable_with_a_long_name) + another_variable_with_a_long_name:x + z, family = binomial(link = "logit"), data = transform(d, a_categorical_variable_with_a_long_name = c(1:3, 1:3, 1:3, 1), another_variable_with_a_long_name = z^2)))
fit("glm wraps at 79", glm(formula = b ~ x + z23456789012345678901234567890123, family = binomial, data = transform(d, z23456789012345678901234567890123 = z)))
fit("glm wraps at 80", glm(formula = b ~ x + z234567890123456789012345678901234, family = binomial, data = transform(d, z234567890123456789012345678901234 = z)))
fit("glm wraps at 81", glm(formula = b ~ x + z2345678901234567890123456789012345, family = binomial, data = transform(d, z2345678901234567890123456789012345 = z)))
fit("lm wraps at 79", lm(formula = y ~ x + z234567890123456789012345678901, data = transform(d, z234567890123456789012345678901 = z)))
fit("lm wraps at 80", lm(formula = y ~ x + z2345678901234567890123456789012, data = transform(d, z2345678901234567890123456789012 = z)))
fit("lm wide names", { e <- d; e$`größe \\ x` <- d$z; e$`日本語` <- d$w; lm(formula = y ~ `größe \\ x` + `日本語`, data = e) })

# Random models: scales, families, weights, missing values, aliased columns.
words <- c("x", "age", "log_income", "a.rather.long.predictor.name", "temperature_difference_in_kelvin", "z9", "Größe", "ratio")
for (i in seq_len(fits_wanted)) {
  n <- sample(c(4:9, 12, 30, 60, 200), 1)
  p <- min(sample(1:6, 1), n - sample(1:3, 1))
  e <- as.data.frame(matrix(rnorm(n * p), n) %*% diag(10^round(runif(p, -7, 7) * rbinom(p, 1, 0.5)), p))
  names(e) <- sample(words, p)
  if (runif(1) < 0.15 && p > 1) e[[p]] <- 3 * e[[1]]
  if (runif(1) < 0.2) e[[1]] <- round(e[[1]])
  if (runif(1) < 0.2) e[[p]] <- factor(sample(c("low", "middle", "high"), n, TRUE))
  numeric <- vapply(e, is.numeric, NA)
  signal <- if (any(numeric)) as.vector(scale(rowSums(scale(as.matrix(e[numeric]))))) else rnorm(n)
  signal[!is.finite(signal)] <- 0
  effect <- sample(c(0, 0.1, 1, 5, 1000), 1)
  e$y <- switch(i %% 5 + 1, (effect * signal + rnorm(n)) * 10^sample(-9:9, 1), as.numeric(runif(n) < plogis(min(effect, 5) * signal)),
    rpois(n, exp(min(effect, 1) * signal + sample(0:5, 1))), rgamma(n, sample(c(0.5, 3, 100), 1)) * exp(min(effect, 1) * signal), signal + rnorm(n, sd = 10^sample(-5:3, 1)))
  e$w <- sample(1:9, n, TRUE) / sample(c(1, 3, 100), 1)
  if (runif(1) < 0.2 && n > 12) e$y[sample(n, sample(3, 1))] <- NA
  f <- reformulate(sprintf("`%s`", setdiff(names(e), c("y", "w"))), "y", intercept = runif(1) < 0.85)
  family <- list(NULL, quote(binomial), quote(poisson), quote(Gamma(link = "log")), quote(gaussian))[[i %% 5 + 1]]
  call <- as.call(c(list(as.name(if (is.null(family)) "lm" else "glm"), formula = f), if (!is.null(family)) list(family = family), list(data = quote(e)),
    if (runif(1) < 0.25 && i %% 5 != 1) list(weights = quote(w))))
  s <- tryCatch(suppressWarnings(summary(eval(call))), error = function(e) NULL)
  if (!is.null(s)) record(paste("random fit", i), s)
}

# Random tables: a real summary whose figures are replaced by ones of every magnitude.
base_glm <- suppressWarnings(summary(glm(formula = b ~ x + z + w + g, family = binomial, data = d)))
base_lm <- summary(lm(formula = y ~ x + z + w, data = d))
magnitude <- function(n) {
  centre <- sample(-20:20, 1)
  v <- rnorm(n) * 10^(centre / 2 + runif(n, -1, 1) * sample(c(0, 1, 3, 8), 1))
  if (runif(1) < 0.25) v <- signif(v, sample(1:4, 1))
  if (runif(1) < 0.15) v <- round(v)
  if (runif(1) < 0.1) v[sample(n, 1)] <- 0
  v
}
for (i in seq_len(tables_wanted)) {
  s <- if (i %% 2) base_glm else base_lm
  n <- nrow(s$coefficients)
  s$coefficients[, 1] <- magnitude(n)
  s$coefficients[, 2] <- if (runif(1) < 0.5) abs(magnitude(n)) else abs(s$coefficients[, 1]) * runif(n, 0.01, 3)
  s$coefficients[, 3] <- if (runif(1) < 0.5) round(rnorm(n) * 10^runif(1, -5, 8), sample(0:6, 1)) else s$coefficients[, 1] / s$coefficients[, 2]
  s$coefficients[, 3][!is.finite(s$coefficients[, 3])] <- 0
  p <- 10^-(runif(n) * sample(c(0.1, 1, 3, 6, 20, 300), 1))
  if (runif(1) < 0.2) p[sample(n, 1)] <- sample(c(0, 1, 0.05, 0.1, 0.001, 1e-4, 2.220446049250313e-16, 0.99999), 1)
  s$coefficients[, 4] <- if (runif(1) < 0.3) signif(p, sample(1:3, 1)) else p
  if (i %% 2) {
    s$dispersion <- abs(magnitude(1))
    s$null.deviance <- abs(magnitude(1))
    s$deviance <- s$null.deviance * runif(1)
    s$df.null <- as.integer(10^runif(1, 1, 7))
    s$aic <- magnitude(1)
  } else {
    s$sigma <- abs(magnitude(1))
    s$r.squared <- sample(c(runif(1), 10^-runif(1, 0, 9), 1 - 10^-runif(1, 0, 9), 0.5), 1)
    s$adj.r.squared <- s$r.squared - runif(1, 0, 0.1)
    s$fstatistic[] <- c(10^runif(1, -6, 12), sample(100, 1), as.integer(10^runif(1, 0.5, 7)))
    s$residuals[] <- magnitude(length(s$residuals))
    s$df[2] <- sample(c(3L, 5L, 6L), 1)
  }
  record(paste("random table", i), s)
}
cat("[\n", paste(cases, collapse = ",\n"), "\n]\n", sep = "", file = args[1])
cat(length(cases), "cases\n")
