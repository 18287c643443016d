# Writes the texts that `accel fit` must print, with R: Rscript golden.R in this folder, in a UTF-8 locale.
#
# R's default epsilon stops before the last printed digit is settled (z of rating: -36.35 in place of
# -36.34), so R iterates to the end here, and the iterations are counted by its default rule.
# R before 4.3 prints a block of deviance residuals, which is left out.

texts <- function(call) {
  converged <- call
  converged$control <- quote(glm.control(epsilon = 1e-14, maxit = 100))
  fit <- eval(converged)
  fit$call <- call
  fit$iter <- eval(call)$iter
  lines <- capture.output(print(summary(fit)))
  from <- grep("^Deviance Residuals:", lines)
  if (length(from) == 1) {
    to <- grep("^Coefficients:", lines)
    lines <- lines[-(from:(to - 1))]
  }
  lines
}

write <- function(lines, file) {
  connection <- file(file, "wb", encoding = "UTF-8")
  writeLines(lines, connection, sep = "\n", useBytes = TRUE)
  close(connection)
}

songs <- read.csv("../../../samples/songs.csv")
write(texts(quote(glm(formula = skipped ~ rating, family = binomial, data = songs))), "songs.txt")

plays <- read.csv("plays.csv", stringsAsFactors = TRUE)
write(texts(quote(glm(formula = plays ~ genre + rating + offset(log(days)), family = poisson, data = plays))), "plays-poisson.txt")
write(capture.output(print(summary(lm(formula = plays ~ days + genre, data = plays)))), "plays-lm.txt")
write(texts(quote(glm(formula = days ~ genre + rating, family = Gamma, data = plays))), "plays-gamma.txt")

# Tables of tests, of fits iterated to the end.
exact <- function(formula, family) glm(formula, family, plays, control = glm.control(epsilon = 1e-14, maxit = 100))
write(capture.output(print(anova(exact(plays ~ genre + rating + offset(log(days)), poisson), test = "Chisq"))), "anova-poisson.txt")
write(capture.output(print(drop1(lm(plays ~ days + genre, data = plays), test = "F"))), "drop1-lm.txt")
some <- plays[complete.cases(plays), ]
write(capture.output(print(anova(glm(days ~ rating, Gamma, some), exact(days ~ genre + rating, Gamma), test = "F"))), "compare-gamma.txt")
