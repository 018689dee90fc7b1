//! Programs that say in their user agent that they are some. Few words, each a whole one: a list of all bots is the host's (`checks.bot`).

use crate::contact::List;

/// Words of programs, in lower case.
static PROGRAMS: List = List::new(
    "curl wget python aiohttp httpx urllib scrapy httpclient okhttp libwww lwp java go node axios undici got ruby faraday guzzle guzzlehttp \
                        php powershell postman insomnia headlesschrome phantomjs puppeteer playwright selenium webdriver slimerjs electronjs nikto sqlmap nmap \
                        masscan zgrab ahrefs semrush scanner validator preview",
);
/// Ends of words that call themselves bots; `CUBOT` is a maker of telephones.
const ENDS: [&str; 5] = ["bot", "bots", "crawler", "spider", "scraper"];

/// True of a user agent that calls itself a program.
///
/// ```
/// use attise::suspicion::is_bot;
/// assert!(is_bot("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"));
/// assert!(!is_bot("Mozilla/5.0 (Linux; Android 9; CUBOT_P30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/92.0.4515.159 Mobile Safari/537.36"));
/// ```
pub fn is_bot(agent: &str) -> bool {
    let end = agent.char_indices().nth(MOST).map_or(agent.len(), |(at, _)| at);
    let start = agent.get(..end).unwrap_or_default().to_lowercase();
    let known = if start.starts_with("mozilla/5.0 (") { &BROWSERS } else { &PROGRAMS };
    let mut words = start.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| known.has(word) || (word != "cubot" && ENDS.iter().any(|end| word.ends_with(end))))
}

/// Letters that are looked at.
const MOST: usize = 1000;

/// Those that call themselves a browser as well.
static BROWSERS: List = List::new("headlesschrome phantomjs puppeteer playwright selenium webdriver slimerjs");
