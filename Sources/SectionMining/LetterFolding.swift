/// Letters that are compared as another one, beyond case and compatibility.
///
/// Only where one language writes the same word in two ways: traditional Chinese characters are the simplified ones
/// (those that a lexicon needs), the Arabic alef is one letter whatever it carries, and the Russian ё is е. A character
/// of Japanese that is on the list is folded in headings and patterns alike and so is none the worse.
enum LetterFolding {
  /// The letter that stands for this one. Constant time.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar { table[scalar] ?? scalar }

  private static let table: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for pair in (pairs + chinese).split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let letters = Array(pair.unicodeScalars)
      table[letters[0]] = letters[1]
    }
    return table
  }()

  private static let pairs = "أا إا آا ٱا ىي ёе "

  /// A traditional character and its simplified form.
  private static let chinese = """
    爭争 決决 議议 論论 評评 譴谴 責责 質质 醜丑 聞闻 風风 訴诉 訟讼 討讨 對对 見见 異异 題题 問问 輿舆 應应 響响
    辯辩 護护 聲声 眾众 與与 紛纷 糾纠 衝冲 點点 觀观 負负 貪贪 選选 舉举 總总 統统 會会 國国 學学 術术 藝艺 樂乐
    電电 視视 劇剧 遊游 戲戏 專专 輯辑 單单 畫画 動动 書书 說说 綜综 節节 參参 註注 釋释 腳脚 資资 來来 獻献 連连
    結结 關关 條条 鏈链 閱阅 讀读 獲获 獎奖 項项 優优 倫伦 隱隐 權权 機机 體体 際际 歷历 發发 現现 實实 慮虑 憤愤
    滿满 為为 於于 譽誉 駁驳 雙双 價价 義义 業业 戰战 據据 審审 開开 經经 濟济 極极 處处 罰罚 製制 兩两 擊击 團团
    圖图 場场 備备 帶带 庫库 張张 懷怀 擴扩 擾扰 擁拥 斷断 無无 雜杂 狀状 競竞 純纯 繪绘 續续 維维 編编 聯联 襲袭
    詩诗 話话 詬诟 調调 賽赛 贊赞 讚赞 達达 隊队 韓韩 領领 騷骚 黨党 內内 況况 執执 聖圣 踐践 臺台
    """
}
