# Rscript inference.R ../../Reference/inference.json
# Truth for inference: R's own functions, MASS, sandwich, car, on fits converged to the last digits.
# Needs MASS, sandwich, car and jsonlite. R 4.2.2, sandwich 3.0-2, car 3.1-1.
suppressPackageStartupMessages({library(MASS); library(sandwich); library(car); library(jsonlite)})
options(width = 80, digits = 7)
tight <- glm.control(epsilon = 1e-15, maxit = 200)

set.seed(20240611)
n <- 48
d <- data.frame(x = round(rnorm(n), 3), z = round(runif(n, 0, 4), 3), g = sample(c("a", "b", "c"), n, TRUE),
                id = sample(paste0("s", 1:9), n, TRUE), w = round(runif(n, 0.5, 3), 2), e = round(runif(n, 1, 5), 2),
                t = sample(2:12, n, TRUE))
s <- 0.4 + 0.5 * d$x - 0.3 * d$z + c(a = 0, b = 0.5, c = -0.4)[d$g]
d$y <- round(2 + 3 * s + rnorm(n, sd = 1 + abs(d$x)), 3)
d$b <- rbinom(n, 1, plogis(s))
d$k <- rbinom(n, d$t, plogis(s))
d$p <- d$k / d$t
d$f <- d$t - d$k
d$c <- rpois(n, d$e * exp(0.3 + s / 2))
d$q <- rnbinom(n, mu = exp(1 + s), size = 2)
d$r <- round(rgamma(n, 4, 4 / exp(1 + s / 2)), 4)
d$m <- d$y
d$m[c(3, 17)] <- NA
d$v <- d$z
d$v[30] <- NA
d$x2 <- 2 * d$x - 1
new <- data.frame(x = c(0, 1.5, -2), z = c(1, 4, 0.25), v = c(1, 4, 0.25), g = c("a", "c", "b"), e = c(1, 2.5, 4),
                  w = c(1, 2, 0.5), x2 = c(-1, 2, -5), t = c(1, 1, 1))

cases <- list(
  list(name = "lm", formula = "m ~ x + v + g", small = c("m ~ x + v", "m ~ g + v"), cluster = TRUE),
  list(name = "lm_weights_offset", formula = "y ~ x + g", weights = "w", offset = "z", small = "y ~ x", cluster = TRUE),
  list(name = "lm_aliased", formula = "y ~ x + x2 + z", small = "y ~ x"),
  list(name = "lm_no_intercept", formula = "y ~ g + x - 1", small = "y ~ x - 1"),
  list(name = "logit", formula = "b ~ x + g", family = "binomial", link = "logit", small = c("b ~ x", "b ~ 1"), cluster = TRUE),
  list(name = "logit_trials", formula = "p ~ x + z", family = "binomial", link = "logit", weights = "t", small = "p ~ z", cluster = TRUE),
  list(name = "logit_counts", formula = "cbind(k, f) ~ x + z", family = "binomial", link = "logit", small = "cbind(k, f) ~ x"),
  list(name = "poisson", formula = "c ~ x + g + offset(log(e))", family = "poisson", link = "log", small = "c ~ g + offset(log(e))", cluster = TRUE),
  list(name = "poisson_weights", formula = "c ~ x + z", family = "poisson", link = "log", weights = "w", offset = "log(e)", small = "c ~ x"),
  list(name = "gamma_inverse", formula = "r ~ x + g", family = "Gamma", link = "inverse", small = "r ~ x", cluster = TRUE),
  list(name = "gamma_log", formula = "r ~ x + z + g", family = "Gamma", link = "log", small = c("r ~ x + z", "r ~ g")),
  list(name = "gaussian_log", formula = "r ~ x + z", family = "gaussian", link = "log", small = "r ~ x"),
  list(name = "quasipoisson", formula = "q ~ x + z + g", family = "quasipoisson", link = "log", small = "q ~ x + z", cluster = TRUE),
  list(name = "inverse_gaussian", formula = "r ~ x + z", family = "inverse.gaussian", link = "log", small = "r ~ z"),
  list(name = "probit", formula = "b ~ x + z", family = "binomial", link = "probit", small = "b ~ x", cluster = TRUE))

family_of <- function(k) get(k$family)(link = k$link)
fit <- function(k, formula) {
  f <- as.formula(formula)
  arguments <- list(formula = f, data = quote(d))
  if (!is.null(k$weights)) arguments$weights <- as.name(k$weights)
  if (!is.null(k$offset)) arguments$offset <- parse(text = k$offset)[[1]]
  if (is.null(k$family)) return(do.call(lm, arguments))
  arguments$family <- family_of(k)
  arguments$control <- tight
  o <- suppressWarnings(do.call(glm, arguments))
  for (again in 1:25) { arguments$start <- coef(o); o <- suppressWarnings(do.call(glm, arguments)) }
  o
}

# The interval of the values whose signed root of the deviance's difference is within the normal quantile.
profile_interval <- function(o, name) {
  X <- model.matrix(o); X <- X[, !is.na(coef(o)), drop = FALSE]; j <- match(name, colnames(X))
  off <- if (is.null(o$offset)) rep(0, nrow(X)) else o$offset
  phi <- summary(o)$dispersion
  start <- coef(o)[!is.na(coef(o))][-j]
  root <- function(b) {
    g <- suppressWarnings(glm.fit(X[, -j, drop = FALSE], o$y, weights = o$prior.weights, offset = off + X[, j] * b, family = o$family,
                                  start = start, control = tight))
    sign(b - coef(o)[[name]]) * sqrt(max(0, (g$deviance - o$deviance) / phi))
  }
  se <- sqrt(vcov(o)[name, name])
  z <- qnorm(0.975)
  vapply(c(-1, 1), function(side) {
    far <- coef(o)[[name]] + side * 2 * se
    while (side * root(far) < z) far <- far + side * se
    uniroot(function(b) root(b) - side * z, sort(c(coef(o)[[name]], far)), tol = 1e-13 * max(1, abs(far)))$root
  }, 0)
}

num <- function(v) unname(as.numeric(v))
tab <- function(a) list(columns = names(a), rows = rownames(a), values = unname(lapply(seq_len(nrow(a)), function(i) num(unlist(a[i, ])))),
                        text = capture.output(print(a)))
hush <- function(e) suppressWarnings(suppressMessages(e))

describe <- function(k) {
  o <- fit(k, k$formula)
  linear <- is.null(k$family)
  influence <- hush(list(
    hat = num(hatvalues(o)), cooks = num(cooks.distance(o)), rstandard = num(rstandard(o)), rstudent = num(rstudent(o)),
    dffits = num(dffits(o)), covratio = num(covratio(o)), dfbetas = unname(apply(dfbetas(o), 2, num, simplify = FALSE)),
    dfbetas_names = colnames(dfbetas(o))))
  out <- list(name = k$name, formula = k$formula, family = if (linear) "gaussian" else k$family, link = if (linear) "identity" else k$link,
    weights = k$weights, offset = k$offset, influence = influence,
    residuals = if (linear) list(response = num(residuals(o)), pearson = num(weighted.residuals(o)))
      else list(response = num(residuals(o, "response")), working = num(residuals(o, "working")),
                pearson = num(residuals(o, "pearson")), deviance = num(residuals(o, "deviance"))),
    aic = AIC(o), bic = BIC(o), wald = unname(apply(if (linear) confint(o) else confint.default(o), 1, num, simplify = FALSE)))
  if (!linear) out$profile <- lapply(names(which(!is.na(coef(o)))), function(name) profile_interval(o, name))
  out$hc <- lapply(c(HC0 = "HC0", HC1 = "HC1", HC2 = "HC2", HC3 = "HC3"), function(type) unname(vcovHC(o, type = type)))
  if (isTRUE(k$cluster)) out$cluster <- lapply(c(HC0 = "HC0", HC1 = "HC1"), function(type) unname(vcovCL(o, cluster = ~ id, type = type)))
  if (!anyNA(coef(o)) && length(labels(terms(o))) > 1 && attr(terms(o), "intercept") == 1) {
    v <- hush(vif(o)); v <- if (is.matrix(v)) v else cbind(v, 1, sqrt(v)); out$vif <- list(terms = rownames(v), gvif = num(v[, 1]), df = num(v[, 2]), adjusted = num(v[, 3]))
  }
  tests <- if (linear) "F" else if (k$family %in% c("binomial", "poisson")) c("Chisq", "Rao") else c("F", "Chisq", "Rao")
  out$anova <- lapply(setNames(tests, tests), function(test) tab(if (linear) anova(o) else hush(anova(o, test = test))))
  drops <- if (linear) c("none", "F", "Chisq") else c("none", if ("F" %in% tests) "F", "LRT", "Rao")
  out$drop1 <- lapply(setNames(drops, drops), function(test) tab(hush(drop1(o, test = test))))
  out$compare <- lapply(k$small, function(f) {
    r <- fit(k, f)
    list(formula = f, tables = lapply(setNames(tests, tests), function(test) tab(if (linear) anova(r, o) else hush(anova(r, o, test = test)))),
         wald = { extra <- setdiff(names(which(!is.na(coef(o)))), names(coef(r))); b <- coef(o)[extra]; sum(b * solve(vcov(o)[extra, extra, drop = FALSE], b)) })
  })
  frame <- new
  link <- hush(predict(o, frame, type = if (linear) "response" else "link", se.fit = TRUE))
  response <- hush(predict(o, frame, type = "response", se.fit = TRUE))
  out$predict <- list(link = num(link$fit), link_se = num(link$se.fit), response = num(response$fit), response_se = num(response$se.fit))
  if (linear) {
    out$predict$confidence <- unname(hush(predict(o, frame, interval = "confidence", level = 0.9)))
    out$predict$prediction <- unname(hush(predict(o, frame, interval = "prediction", level = 0.9)))
  }
  out
}

out <- list(data = d, new = new[, c("x", "z", "v", "g", "e", "w", "x2", "t")], cases = lapply(cases, describe),
            lowess = list(x = cars$speed, y = cars$dist, robust = lowess(cars)$y, plain = lowess(cars, iter = 0)$y))
writeLines(toJSON(out, digits = NA, auto_unbox = TRUE, na = "null", null = "null", dataframe = "columns"), commandArgs(TRUE)[1])
