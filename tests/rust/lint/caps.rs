//! Caps, floors and limits that never do anything.

use super::warns;
use serde_json::json;

#[test]
fn of_groups() {
    warns(&[("groups.reading.cap", json!(45))], &[]);
    warns(
        &[("groups.reading.cap", json!(46))],
        &["groups.reading.cap: the cap is `46`, and its criteria are worth `45` points at most (group-below-cap)"],
    );
    let careers = |floor: i32| [("groups.careers", json!({ "floor": floor })), ("criteria.5.group", json!("careers"))];
    warns(&careers(-20), &[]);
    warns(
        &careers(-21),
        &["groups.careers.floor: the floor is `-21`, and its criteria take `20` points away at most (group-below-cap)"],
    );
}

#[test]
fn of_the_total() {
    warns(&[("total.cap", json!(90))], &[]);
    warns(
        &[("total.cap", json!(91))],
        &["total.cap: the cap is `91`, and no visitor can have more than `90` points (total-below-cap)"],
    );
    // the highest cap that may be written says that there is none
    warns(&[("total.cap", json!(100_000))], &[]);
}

#[test]
fn of_criteria() {
    warns(&[("criteria.1.cap", json!(5)), ("groups.reading.cap", json!(35))], &[]);
    warns(
        &[("criteria.1.cap", json!(4)), ("groups.reading.cap", json!(30))],
        &["criteria[1].cap: one occurrence is worth `5` points, and the cap is `4` (criterion-below-points)"],
    );
    warns(&[("criteria.1.max", json!(3))], &[]);
    warns(
        &[("criteria.1.max", json!(2))],
        &["criteria[1].cap: the cap is `15`, and it is worth `10` points at most: its `max` is 2 (criterion-below-cap)"],
    );
    warns(
        &[("criteria.3.cap", json!(20))],
        &["criteria[3].cap: the cap is `20`, and it is worth `15` points at most: its `repeat` is `once` (criterion-below-cap)"],
    );
    // each page counts once, and the group has one
    warns(
        &[("pages.blog", json!("/blog"))],
        &[
            "criteria[0].cap: the cap is `10`, and it is worth `2` points at most: there are no more different ones (criterion-below-cap)",
            "groups.reading.cap: the cap is `40`, and its criteria are worth `37` points at most (group-below-cap)",
        ],
    );
    warns(&[("criteria.3.max", json!(2))], &["criteria[3].max: `once` counts one occurrence, and `max` is `2` (max-with-once)"]);
    warns(&[("criteria.1.max", json!(9))], &[]);
}
