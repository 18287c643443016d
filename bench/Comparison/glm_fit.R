# Usage: Rscript glm_fit.R FILE ROWS COLUMNS REPEATS
# FILE holds y and then the columns as doubles. Prints the seconds of each glm.fit, then the coefficients.
a <- commandArgs(TRUE)
n <- as.integer(a[2]); p <- as.integer(a[3])
values <- readBin(a[1], "double", n * (p + 1))
y <- values[1:n]
X <- cbind(1, matrix(values[-(1:n)], n))
for (i in seq_len(as.integer(a[4])))
  cat("seconds", system.time(fit <- glm.fit(X, y, family = binomial()))[["elapsed"]], "\n")
cat("iterations", fit$iter, "\n")
cat("coefficients", sprintf("%.17g", fit$coefficients), "\n")
