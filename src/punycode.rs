//! Domain labels in letters of any script as the ASCII that the DNS knows: Punycode, RFC 3492.

/// A label as the DNS knows it: itself if it is ASCII, else `xn--` and its code. `None` for more than 63 characters.
///
/// ```
/// use attise::punycode::label;
/// assert_eq!(label("bücher").as_deref(), Some("xn--bcher-kva"));
/// assert_eq!(label("société").as_deref(), Some("xn--socit-esab"));
/// assert_eq!(label("example").as_deref(), Some("example"));
/// ```
pub fn label(text: &str) -> Option<String> {
    if text.is_ascii() {
        return Some(text).filter(|text| text.len() <= 63).map(String::from);
    }
    let letters: Vec<u32> = text.chars().take(64).map(u32::from).collect();
    let mut code: String = text.chars().filter(char::is_ascii).collect();
    let basic = code.len() as u32;
    if basic > 0 {
        code.push('-');
    }
    let (mut reached, mut delta, mut bias, mut done) = (128u32, 0u32, 72u32, basic);
    while (done as usize) < letters.len() {
        let next = letters.iter().copied().filter(|letter| *letter >= reached).min()?;
        delta = delta.checked_add((next - reached).checked_mul(done + 1)?)?;
        reached = next;
        for letter in &letters {
            if *letter < reached {
                delta = delta.checked_add(1)?;
            }
            if *letter == reached {
                write(&mut code, delta, bias);
                bias = adapted(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        reached += 1;
    }
    Some(format!("xn--{code}")).filter(|label| label.len() <= 63)
}

fn write(code: &mut String, mut number: u32, bias: u32) {
    let mut at = 36;
    loop {
        let threshold = at.max(bias + 1).saturating_sub(bias).clamp(1, 26);
        if number < threshold {
            break;
        }
        code.extend(character(threshold + (number - threshold) % (36 - threshold)));
        number = (number - threshold) / (36 - threshold);
        at += 36;
    }
    code.extend(character(number));
}

fn character(value: u32) -> Option<char> {
    if value < 26 { char::from_u32(u32::from('a') + value) } else { char::from_digit(value.saturating_sub(26), 10) }
}

fn adapted(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}
