from shop.order.numbers import check_digit, is_number, new_number


def test_numbers_are_ten_digits_with_a_check():
    for _ in range(200):
        number = new_number()
        assert len(number) == 10
        assert number[0] != "0"
        assert is_number(number)


def test_luhn_known_value():
    assert check_digit("7992739871") == "3"  # the example of ISO/IEC 7812's literature


def test_one_wrong_digit_is_noticed():
    number = new_number()
    for place in range(10):
        wrong = str((int(number[place]) + 1) % 10)
        assert not is_number(number[:place] + wrong + number[place + 1 :])


def test_other_texts_are_no_numbers():
    for text in ("", "123", "12345678901", "۱۲۳۴۵۶۷۸۹۰", "abcdefghij", "1234567 90"):
        assert not is_number(text)


def test_numbers_do_not_follow_one_another():
    assert len({new_number() for _ in range(1000)}) == 1000
