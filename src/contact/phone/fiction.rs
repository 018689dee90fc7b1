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
    let most = crate::contact::look::repeated(digits);
    most >= 7 || most >= 4 && most + 1 >= digits.len()
}

/// True of digits that count: eight in a row that go up or down, or four pairs with the same step, as in `01 02 03 04 05` and `06 11 22 33 44`.
pub fn counts(digits: &str) -> bool {
    let value = |at: usize| digits.as_bytes().get(at).map_or(0, |byte| i32::from(*byte) - 48);
    let pair = |at: usize| value(at) * 10 + value(at + 1);
    let (mut up, mut down) = (1, 1);
    for at in 1..digits.len() {
        let step = (value(at) - value(at - 1)).rem_euclid(10);
        up = if step == 1 { up + 1 } else { 1 };
        down = if step == 9 { down + 1 } else { 1 };
        if up.max(down) > 7 {
            return true;
        }
    }
    let step = pair(4) - pair(2);
    digits.len() == 10 && pair(6) - pair(4) == step && pair(8) - pair(6) == step && matches!(step.abs(), 0 | 1 | 10 | 11)
}
