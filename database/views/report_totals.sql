SELECT reports.report_id, reports.region_code, reports.department, reports.fiscal_year,
       MAX(CASE WHEN tables.form = 'income_expenditure_summary' AND facts.name = '本年收入合计'
                THEN facts.yuan END) AS revenue,
       MAX(CASE WHEN tables.form = 'income_expenditure_summary' AND facts.name = '本年支出合计'
                THEN facts.yuan END) AS expenditure,
       MAX(CASE WHEN tables.form = 'expenditure' AND facts.name = '合计'
                 AND facts.measure = 'basic' THEN facts.yuan END) AS basic_expenditure,
       MAX(CASE WHEN tables.form = 'expenditure' AND facts.name = '合计'
                 AND facts.measure = 'project' THEN facts.yuan END) AS project_expenditure,
       MAX(CASE WHEN tables.form = 'fiscal_appropriation_summary' AND facts.name = '本年收入合计'
                THEN facts.yuan END) AS fiscal_appropriation,
       MAX(CASE WHEN tables.form = 'general_budget_expenditure' AND facts.name = '合计'
                 AND facts.measure = 'total' THEN facts.yuan END) AS general_budget_expenditure,
       MAX(CASE WHEN tables.form = 'government_fund' AND facts.name = '合计'
                 AND facts.measure = 'expenditure_total' THEN facts.yuan END) AS government_fund_expenditure,
       MAX(CASE WHEN tables.form = 'three_public' AND facts.measure = 'final_total'
                THEN facts.yuan END) AS three_public,
       COUNT(facts.amount) AS amounts,
       SUM(CASE WHEN facts.amount IS NOT NULL AND facts.status = 'verified'
                THEN 1 ELSE 0 END) AS verified_amounts,
       reports.file
  FROM reports
  LEFT JOIN tables ON tables.report_id = reports.report_id
  LEFT JOIN facts ON facts.report_id = tables.report_id AND facts.table_no = tables.table_no
 GROUP BY reports.report_id, reports.region_code, reports.department, reports.fiscal_year, reports.file
