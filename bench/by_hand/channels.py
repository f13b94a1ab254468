"""Readings of websites and of social channels: a handful, at any scale."""

from bench.by_hand.dialects import Dialect, grouped

TABLES = ("readings", "followers")
READINGS = """
CREATE TEMP TABLE readings AS
SELECT s.name AS site, r.metric, r.value
FROM channels_sitereading r JOIN channels_site s ON s.id = r.site_id
WHERE CASE
    WHEN r.metric = 'visitors' THEN r.period_from = {first} AND r.period_to = {last}
    WHEN r.month IS NOT NULL THEN r.period_from >= {first} AND r.period_to <= {last}
    ELSE r.period_from = {first} AND r.period_to = {last} AND NOT EXISTS (
        SELECT 1 FROM channels_sitereading m
        WHERE m.site_id = r.site_id AND m.metric = r.metric AND m.month IS NOT NULL
          AND m.period_from >= {first} AND m.period_to <= {last})
    END
"""
COUNTED = """
SUM(value) FILTER (WHERE metric = 'visits') AS "channels.visits",
SUM(value) FILTER (WHERE metric = 'page_views') AS "channels.page_views",
CASE WHEN COUNT(*) FILTER (WHERE metric = 'visitors') = 1
     THEN SUM(value) FILTER (WHERE metric = 'visitors') END AS "channels.visitors"
"""
FOLLOWERS = """
CREATE TEMP TABLE followers AS
SELECT network, followers FROM (
    SELECT c.name AS network, r.followers,
           ROW_NUMBER() OVER (PARTITION BY r.channel_id ORDER BY r.read_on DESC) AS back
    FROM channels_followerreading r JOIN channels_socialchannel c ON c.id = r.channel_id
    WHERE r.read_on BETWEEN {first} AND {last}
) AS read WHERE back = 1
"""
ALONE = """CASE WHEN COUNT(*) = 1 THEN SUM(followers) END AS "channels.followers" """


def statements(_dialect: Dialect) -> list[str]:
    """In the order in which they are asked."""
    return [
        READINGS,
        *grouped({"site": "site"}, COUNTED, "readings"),
        FOLLOWERS,
        *grouped({"network": "network"}, ALONE, "followers"),
    ]
