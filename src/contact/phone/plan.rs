//! Which numbers there are: the numbering plans of France, Belgium, Switzerland, Luxembourg and Canada as libphonenumber 9 has them (metadata under
//! Apache-2.0), special numbers a little wider, and the codes of all countries.

use super::pattern::any;

/// A country's numbering plan.
pub struct Country {
    /// Its code of ISO 3166-1.
    pub code: &'static str,
    /// Its calling code.
    pub calling: &'static str,
    /// What is dialled before a number within the country.
    pub trunk: &'static str,
    /// Its numbers: see [`super::pattern::any`].
    pub numbers: &'static str,
    /// How its numbers begin when they are written as in France.
    pub home: &'static str,
}

impl Country {
    /// True when it has this number.
    pub fn has(&self, national: &str) -> bool {
        any(national, self.numbers) && (self.calling != "1" || is_american(national))
    }
}

/// The countries whose numbers are known, in the order in which a number without a country is tried.
pub const NEAR: [Country; 5] = [
    Country {
        code: "FR",
        calling: "33",
        trunk: "0",
        numbers: "[13]x8 2[0-57-9]x7 26[013-9]x6 4[1-9]x7 5[0-8]x7 59[1-35-9]x6 6[0-24-8]x7 63[0-8]x6 63998x4 69[589]x6 7[3-9]x7 80x7 8[1-35689]x7 84[024]x6 9x8",
        home: "",
    },
    Country {
        code: "BE",
        calling: "32",
        trunk: "0",
        numbers: "80[2-8]x5 1[0-69]x6 [23][2-8]x6 4[23]x6 5x7 6[013-57-9]x6 71x6 8[1-79]x6 9[2-4]x6 4[5-9]x7 800[1-9]x4 702[0-57]x4 703[04-7]x4 7044x4 706[04-69]x4 707[0579]x4 90x6 780[578]x4 781[014-8]x4 782[25]x4 783[15-8]x4 7848x4 785[05]x4 7860x4 787[06-9]x4 789x5",
        home: "",
    },
    Country {
        code: "CH",
        calling: "41",
        trunk: "0",
        numbers: "2[12467]x7 3[1-4]x7 4[134]x7 5[256]x7 6[12]x7 [7-9]1x7 6[89]x7 7[235-9]x7 800x6 90[016]x6 878x6 860x9 5[18]x7 74[0248]x6 84[0248]x6",
        home: "",
    },
    Country {
        code: "LU",
        calling: "352",
        trunk: "",
        numbers: "35[013-9]x1-8 80[2-9]x1-8 90[89]x1-8 2[2-9]x2-9 3[0-46-9]x2-9 [457]x3-10 8[13-9]x2-9 9[2-579]x2-9 6[26][18]x6 65[1568]x6 67[189]x6 681x6 \
                  69[128]x6 800x5 801x5 90[015]x5 201x5 20[2-689]x1-7",
        home: "",
    },
    Country {
        code: "CA",
        calling: "1",
        trunk: "",
        numbers: "2[03]4x7 2[23]6x7 249x7 2[58]9x7 25[07]x7 2[67]3x7 306x7 343x7 354x7 36[578]x7 382x7 403x7 41[68]x7 4[26]8x7 43[178]x7 450x7 474x7 506x7 51[49]x7 548x7 \
                  579x7 58[147]x7 604x7 6[18]3x7 639x7 647x7 672x7 70[59]x7 742x7 753x7 778x7 78[02]x7 8[06]7x7 819x7 825x7 87[39]x7 90[25]x7 942x7",
        home: "",
    },
];

/// The overseas departments, whose numbers are written in France like any other.
pub const OVERSEAS: [Country; 5] = [
    Country { code: "GP", calling: "590", trunk: "0", numbers: "590x6 5987x5 69[01]x6 7090x5", home: "590 690 691 7090" },
    Country { code: "GF", calling: "594", trunk: "0", numbers: "594x6 5988x5 694x6 7093[0-3]x4", home: "594 694 7093" },
    Country { code: "MQ", calling: "596", trunk: "0", numbers: "596x6 5989x5 69[67]x6 7091x5", home: "596 696 697 7091" },
    Country { code: "YT", calling: "262", trunk: "0", numbers: "269x6 639[0-7]x5 6399[04-79]x4 7093[5-7]x4", home: "269 639" },
    Country { code: "RE", calling: "262", trunk: "0", numbers: "262x6 263x6 69[23]x6 7092x5", home: "262 263 692 693 7092" },
];

/// True of ten digits as in North America: neither area nor exchange begins with 0 or 1.
pub fn is_american(national: &str) -> bool {
    any(national, "[2-9]x9") && national.get(3..4).is_some_and(|digit| digit >= "2")
}

/// The calling codes that are in use.
pub const CODES: &str = "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 \
                         216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 247 248 249 250 251 252 253 254 \
                         255 256 257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298 299 350 351 352 353 354 355 356 357 358 359 370 371 372 373 374 375 376 377 \
                         378 380 381 382 383 385 386 387 389 420 421 423 500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 \
                         676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 800 808 850 852 853 855 856 870 878 880 881 882 883 886 888 960 961 962 963 964 965 \
                         966 967 968 970 971 972 973 974 975 976 977 979 992 993 994 995 996 998";
