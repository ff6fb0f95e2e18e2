//! How likely each class is, from how much speaks for it.

/// How likely each class is, from the sum of the weights for it: together they are 1 (softmax).
pub fn likelihoods(sums: &[f32]) -> Vec<f32> {
    let mut sums = sums.to_vec();
    become_likelihoods(&mut sums);
    sums
}

/// Makes sums of weights to how likely each class is.
pub(super) fn become_likelihoods(sums: &mut [f32]) {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let mut all = 0.0;
    for sum in sums.iter_mut() {
        // `libm` and not the system's own, so that the last bit is the same on every machine.
        *sum = libm::expf(*sum - most);
        all += *sum;
    }
    for share in sums {
        *share /= all;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn together_they_are_one_and_keep_their_order() {
        let shares = likelihoods(&[1.0, -3.0, 2.0]);
        assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(shares[2] > shares[0] && shares[0] > shares[1]);
        assert!(likelihoods(&[900.0, -900.0])[0] > 0.99, "nothing overflows");
    }
}
