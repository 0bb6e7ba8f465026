-- Grain: one row per group; reads stay. $2 cuts by program, $3 by month.
-- Columns after the key: numerator, denominator, pending, excluded.
SELECT
  CASE WHEN $2::boolean THEN stay.program_code END AS program,
  CASE WHEN $3::boolean THEN stay.month END AS month,
  COUNT(*) FILTER (
    WHERE stay.is_ended AND stay.is_started AND stay.discharge_reason = 'completed'
  )::integer AS first_count,
  COUNT(*) FILTER (
    WHERE stay.is_ended
      AND stay.is_started
      AND stay.discharge_reason IS NOT NULL
      AND stay.discharge_reason NOT IN ('moved', 'administrative', 'transferred_lower')
  )::integer AS second_count,
  COUNT(*) FILTER (WHERE NOT stay.is_ended)::integer AS third_count,
  COUNT(*) FILTER (
    WHERE stay.is_ended
      AND (NOT stay.is_started OR stay.discharge_reason IN ('moved', 'administrative', 'transferred_lower'))
  )::integer AS fourth_count,
  NULL::float8 AS median
FROM stay
GROUP BY
  CASE WHEN $2::boolean THEN stay.program_code END,
  CASE WHEN $3::boolean THEN stay.month END
