//! Numbers that people make up, and those that are kept for films and books.

use super::pattern::any;

/// True of a number kept for fiction: in France by ARCEP’s numbering plan, in North America 555-0100 to 555-0199.
pub fn is_reserved(calling: &str, national: &str) -> bool {
    match calling {
        "33" => any(national, "19900x4 26191x4 35301x4 46571x4 53649x4 63998x4"),
        "1" => national.get(3..8).is_some_and(|middle| middle == "55501"),
        _ => false,
    }
}

/// True when one digit stands seven times in a row, or all alone.
pub fn repeats(digits: &str) -> bool {
    let most = super::super::fake::repeated(digits);
    most >= 7 || most >= 4 && most + 1 >= digits.len()
}

/// True of digits that count: eight in a row that go up or down, or four pairs with the same step, as in `01 02 03 04 05` and `06 11 22 33 44`.
pub fn counts(digits: &str) -> bool {
    let values: Vec<i32> = digits.bytes().map(|byte| i32::from(byte) - 48).collect();
    let steps = |window: &[i32], step: i32| window.iter().zip(window.iter().skip(1)).all(|(a, b)| (b - a).rem_euclid(10) == step);
    let pairs: Vec<i32> = values.as_chunks::<2>().0.iter().map(|[tens, ones]| tens * 10 + ones).collect();
    let last = pairs.get(pairs.len().saturating_sub(4)..).unwrap_or_default();
    let even = |step: i32| last.iter().zip(last.iter().skip(1)).all(|(a, b)| b - a == step);
    values.windows(8).any(|window| steps(window, 1) || steps(window, 9))
        || values.len() == 10 && [0, 1, 10, 11, -1, -10, -11].into_iter().any(even)
}
