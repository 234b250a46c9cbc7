// Unicode's EquivalentUnifiedIdeograph (version 15.0) for the CJK Radicals Supplement (U+2E81 to
// U+2EF3) and the CJK Strokes (U+31C6 to U+31E1): a radical or stroke → the ideograph it is drawn
// as. Producers write these for 见, 长, 民 …, where a font uses one drawing for both. Compatibility
// normalisation leaves them alone; it does know the Kangxi radicals (U+2F00 to U+2FD5). Two of those
// stand here all the same: fonts for the mainland draw them as 户 and 青, not as the variants 戶 and 靑.
#pragma once

namespace juesuan {

struct Radical {
  char32_t radical;
  char32_t ideograph;
};

// Sorted by radical. U+2E80 and U+2E9A have no equivalent.
inline constexpr Radical kRadicals[] = {
    {U'⺁', U'厂'}, {U'⺂', U'乛'}, {U'⺃', U'乚'}, {U'⺄', U'乙'}, {U'⺅', U'亻'}, {U'⺆', U'冂'},
    {U'⺇', U'𠘨'}, {U'⺈', U'刀'}, {U'⺉', U'刂'}, {U'⺊', U'卜'}, {U'⺋', U'㔾'}, {U'⺌', U'小'},
    {U'⺍', U'小'}, {U'⺎', U'兀'}, {U'⺏', U'尣'}, {U'⺐', U'尢'}, {U'⺑', U'𡯂'}, {U'⺒', U'巳'},
    {U'⺓', U'幺'}, {U'⺔', U'彑'}, {U'⺕', U'彐'}, {U'⺖', U'忄'}, {U'⺗', U'心'}, {U'⺘', U'扌'},
    {U'⺙', U'攵'}, {U'⺛', U'旡'}, {U'⺜', U'日'}, {U'⺝', U'月'}, {U'⺞', U'歺'}, {U'⺟', U'母'},
    {U'⺠', U'民'}, {U'⺡', U'氵'}, {U'⺢', U'氺'}, {U'⺣', U'灬'}, {U'⺤', U'爫'}, {U'⺥', U'爫'},
    {U'⺦', U'丬'}, {U'⺧', U'牛'}, {U'⺨', U'犭'}, {U'⺩', U'王'}, {U'⺪', U'𤴔'}, {U'⺫', U'目'},
    {U'⺬', U'示'}, {U'⺭', U'礻'}, {U'⺮', U'𥫗'}, {U'⺯', U'糹'}, {U'⺰', U'纟'}, {U'⺱', U'罓'},
    {U'⺲', U'罒'}, {U'⺳', U'㓁'}, {U'⺴', U'冗'}, {U'⺵', U'𦉫'}, {U'⺶', U'羊'}, {U'⺷', U'𦍌'},
    {U'⺸', U'𦍋'}, {U'⺹', U'耂'}, {U'⺺', U'肀'}, {U'⺻', U'聿'}, {U'⺼', U'肉'}, {U'⺽', U'𦥑'},
    {U'⺾', U'艹'}, {U'⺿', U'艹'}, {U'⻀', U'艹'}, {U'⻁', U'虎'}, {U'⻂', U'衤'}, {U'⻃', U'覀'},
    {U'⻄', U'西'}, {U'⻅', U'见'}, {U'⻆', U'角'}, {U'⻇', U'𧢲'}, {U'⻈', U'讠'}, {U'⻉', U'贝'},
    {U'⻊', U'𧾷'}, {U'⻋', U'车'}, {U'⻌', U'辶'}, {U'⻍', U'辶'}, {U'⻎', U'辶'}, {U'⻏', U'邑'},
    {U'⻐', U'钅'}, {U'⻑', U'長'}, {U'⻒', U'镸'}, {U'⻓', U'长'}, {U'⻔', U'门'}, {U'⻕', U'𨸏'},
    {U'⻖', U'阝'}, {U'⻗', U'雨'}, {U'⻘', U'青'}, {U'⻙', U'韦'}, {U'⻚', U'页'}, {U'⻛', U'风'},
    {U'⻜', U'飞'}, {U'⻝', U'食'}, {U'⻞', U'𩙿'}, {U'⻟', U'飠'}, {U'⻠', U'饣'}, {U'⻡', U'𩠐'},
    {U'⻢', U'马'}, {U'⻣', U'骨'}, {U'⻤', U'鬼'}, {U'⻥', U'鱼'}, {U'⻦', U'鸟'}, {U'⻧', U'卤'},
    {U'⻨', U'麦'}, {U'⻩', U'黄'}, {U'⻪', U'黾'}, {U'⻫', U'斉'}, {U'⻬', U'齐'}, {U'⻭', U'歯'},
    {U'⻮', U'齿'}, {U'⻯', U'竜'}, {U'⻰', U'龙'}, {U'⻱', U'龜'}, {U'⻲', U'亀'}, {U'⻳', U'龟'},
    {U'⼾', U'户'}, {U'⾭', U'青'}, {U'㇆', U'𠃌'}, {U'㇏', U'乀'}, {U'㇐', U'一'}, {U'㇑', U'丨'}, {U'㇒', U'丿'}, {U'㇓', U'丿'},
    {U'㇔', U'丶'}, {U'㇕', U'𠃍'}, {U'㇖', U'乛'}, {U'㇗', U'𠃊'}, {U'㇘', U'𠃎'}, {U'㇙', U'𠄌'},
    {U'㇚', U'亅'}, {U'㇛', U'𡿨'}, {U'㇜', U'𠃋'}, {U'㇝', U'乀'}, {U'㇞', U'𠃑'}, {U'㇟', U'乚'},
    {U'㇠', U'乙'}, {U'㇡', U'𠄎'},
};

}  // namespace juesuan
