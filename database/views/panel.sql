SELECT reports.report_id, reports.region_code, regions.province, regions.prefecture, regions.county,
       tables.department, tables.fiscal_year, tables.form, facts.side, facts.code,
       codes.name AS code_name, facts.level, facts.name, facts.measure, facts.yuan,
       facts.status, reports.file, facts.page
  FROM facts
  JOIN tables ON tables.report_id = facts.report_id AND tables.table_no = facts.table_no
  JOIN reports ON reports.report_id = facts.report_id
  LEFT JOIN regions ON regions.region_code = reports.region_code
  LEFT JOIN codes ON codes.code = facts.code
 WHERE facts.yuan IS NOT NULL
