//! How likely each class is, from how much speaks for it.

/// How likely each class is, from the sum of the weights for it: together they are 1 (softmax).
pub fn likelihoods(sums: &[f32]) -> Vec<f32> {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    // `libm` and not the system's own, so that the last bit is the same on every machine.
    let mut shares: Vec<f32> = sums.iter().map(|sum| libm::expf(sum - most)).collect();
    let all: f32 = shares.iter().sum();
    for share in &mut shares {
        *share /= all;
    }
    shares
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
