# Usage: Rscript rivals.R RIVAL FOLDER THREADS
# Reads the case in FOLDER, lets RIVAL do it and prints what it took and found, a word and values a line.
# Exit code 3: the rival's package is not installed.
arguments <- commandArgs(TRUE)
rival <- arguments[1]; folder <- arguments[2]; threads <- as.integer(arguments[3])

need <- function(package) {
  if (!suppressWarnings(suppressMessages(requireNamespace(package, quietly = TRUE)))) quit(status = 3)
  cat("version", package, as.character(packageVersion(package)), "\n")
}

lines <- strsplit(readLines(file.path(folder, "case.txt")), " ")
case <- setNames(lapply(lines, `[`, -1), vapply(lines, `[`, "", 1))
rows <- as.integer(case$rows)

read_columns <- function() {
  columns <- as.integer(case$columns)
  matrix(readBin(file.path(folder, "x"), "double", rows * columns), rows,
         dimnames = list(NULL, sprintf("x%d", seq_len(columns))))
}
read_factors <- function() {
  levels <- as.integer(case$levels)
  codes <- readBin(file.path(folder, "f"), "integer", rows * length(levels))
  factors <- lapply(seq_along(levels), function(j) factor(codes[(j - 1) * rows + seq_len(rows)], 0:(levels[j] - 1)))
  setNames(factors, sprintf("f%d", seq_along(levels)))
}
response <- function() readBin(file.path(folder, "y"), "double", rows)
family <- function() get(case$family)(link = case$link)

# The whole model matrix, with the columns in the order of the coefficients asked for.
model_matrix <- function() {
  X <- cbind(`(Intercept)` = 1, read_columns())
  if (length(case$levels) > 0) X <- cbind(X, do.call(cbind, lapply(read_factors(), function(f) model.matrix(~f)[, -1])))
  X
}
data_frame <- function() data.frame(y = response(), read_columns(), read_factors())
all_terms <- function(d) reformulate(setdiff(names(d), "y"), "y")

# Times do_it() and prints what is asked of every fit.
report <- function(do_it, coefficients = coef, iterations = function(fit) fit$iter) {
  repeats <- as.integer(case$repeats)
  time <- system.time(for (i in seq_len(repeats)) fit <- do_it())[["elapsed"]]
  cat("seconds", time / repeats, "\n")
  cat("iterations", if (is.null(iterations(fit))) NA else iterations(fit), "\n")
  cat("coefficients", sprintf("%.17g", coefficients(fit)), "\n")
}

report_table <- function(do_it) {
  cat("seconds", system.time(table <- do_it())[["elapsed"]], "\n")
  cat("coefficients", sprintf("%.17g", vapply(table, sum, 0)), "\n")
}

rivals <- list(
  glm.fit = function() {
    X <- model_matrix(); y <- response(); f <- family()
    report(function() glm.fit(X, y, family = f))
  },
  lm.fit = function() {
    X <- model_matrix(); y <- response()
    report(function() lm.fit(X, y), iterations = function(fit) NULL)
  },
  RcppEigen = function() {
    need("RcppEigen")
    X <- model_matrix(); y <- response()
    report(function() RcppEigen::fastLmPure(X, y, method = 2L), function(fit) fit$coefficients, function(fit) NULL)
  },
  RcppArmadillo = function() {
    need("RcppArmadillo")
    X <- model_matrix(); y <- response()
    report(function() RcppArmadillo::fastLmPure(X, y), function(fit) fit$coefficients, function(fit) NULL)
  },
  biglm = function() {
    need("biglm")
    d <- data_frame(); formula <- all_terms(d)
    if (case$family == "gaussian")
      report(function() biglm::biglm(formula, d), iterations = function(fit) NULL)
    else
      report(function() biglm::bigglm(formula, d, family = family(), chunksize = 50000, maxit = 25), iterations = function(fit) fit$iterations)
  },
  fixest = function() {
    need("fixest")
    fixest::setFixest_nthreads(threads)
    d <- data_frame()
    x <- paste(grep("^x", names(d), value = TRUE), collapse = " + ")
    f <- grep("^f", names(d), value = TRUE)
    formula <- as.formula(paste("y ~", x, if (length(f) > 0) paste("|", paste(f, collapse = " + "))))
    # Absorbed levels, and the intercept with them, have no coefficients to compare.
    found <- function(fit) if (length(f) == 0) coef(fit) else c(NaN, coef(fit), rep(NaN, sum(as.integer(case$levels) - 1)))
    if (case$family == "gaussian")
      report(function() fixest::feols(formula, d, notes = FALSE), found, function(fit) NULL)
    else
      report(function() fixest::feglm(formula, d, family = family(), notes = FALSE), found, function(fit) fit$iterations)
  },
  speedglm = function() {
    need("speedglm")
    X <- model_matrix(); y <- response()
    if (case$family == "gaussian")
      report(function() speedglm::speedlm.fit(y, X), iterations = function(fit) NULL)
    else
      report(function() speedglm::speedglm.wfit(y, X, family = family()))
  },
  fastglm = function() {
    need("fastglm")
    X <- model_matrix(); y <- response(); f <- family()
    report(function() fastglm::fastglm(X, y, family = f, method = 2L))
  },
  fread = function() {
    need("data.table")
    report_table(function() data.table::fread(file.path(folder, "data.csv"), nThread = threads, showProgress = FALSE))
  },
  readr = function() {
    need("readr")
    report_table(function() readr::read_csv(file.path(folder, "data.csv"), num_threads = threads, lazy = FALSE, show_col_types = FALSE, progress = FALSE))
  }
)
cat("version R", paste(R.version$major, R.version$minor, sep = "."), "with", basename(dirname(extSoftVersion()[["BLAS"]])), "\n")
rivals[[rival]]()
