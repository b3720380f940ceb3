SELECT o.nomination AS nomination, o.text AS text, o.flag AS flag, o.at AS at
FROM note AS o JOIN nomination AS n ON n.id = o.nomination
ORDER BY n.position
